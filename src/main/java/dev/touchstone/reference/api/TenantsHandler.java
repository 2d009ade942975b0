package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Person;
import dev.touchstone.reference.identity.Tenant;
import dev.touchstone.reference.identity.Tenants;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tenants, created, disabled and deleted by the platform's administrator. */
final class TenantsHandler implements Operations.Part {
    private final Json json;
    private final Tenants tenants;
    private final AllowedModels allowedModels;

    TenantsHandler(Json json, Tenants tenants, AllowedModels allowedModels) {
        this.json = json;
        this.tenants = tenants;
        this.allowedModels = allowedModels;
    }

    @Override
    public void offer(Operations operations) {
        String tenants = "/api/v1/platform/tenants";
        operations.platform(HandlerType.POST, tenants, Action.MANAGE_TENANTS, this::create);
        operations.platform(
                HandlerType.PATCH, tenants + "/{id}", Action.MANAGE_TENANTS, this::update);
        operations.platform(
                HandlerType.DELETE, tenants + "/{id}", Action.MANAGE_TENANTS, this::delete);
    }

    private void create(Context context) throws IOException {
        Fields fields =
                Fields.of(json.body(context)).only(Set.of("name", "allowed_models", "users"));
        Tenant.Draft draft =
                new Tenant.Draft(
                        fields.requiredText("name"), allowedModels.read(fields), users(fields));
        Tenant tenant;
        try {
            tenant = tenants.create(draft);
        } catch (IllegalArgumentException e) {
            throw ApiError.invalidField("users", e.getMessage());
        }
        ObjectNode body =
                json.object().put("id", tenant.id().toString()).put("name", tenant.name());
        tenant.allowedModels()
                .ifPresentOrElse(
                        allowed -> allowed.forEach(body.putArray("allowed_models")::add),
                        () -> body.putNull("allowed_models"));
        ArrayNode users = body.putArray("users");
        for (Person person : tenant.people()) {
            users.addObject()
                    .put("id", person.id().toString())
                    .put("external_id", person.externalId())
                    .put("role", person.role().label());
        }
        json.answer(context, 201, body);
    }

    private void update(Context context) throws IOException {
        UUID id = PathId.of(context);
        Fields fields = Fields.of(json.body(context)).only(Set.of("active"));
        boolean active =
                fields.flag("active").orElseThrow(() -> fields.expected("active", "present"));
        String name = tenants.activate(id, active).orElseThrow(ApiError::notFound);
        ObjectNode body =
                json.object().put("id", id.toString()).put("name", name).put("active", active);
        json.answer(context, 200, body);
    }

    private void delete(Context context) {
        if (!tenants.delete(PathId.of(context))) {
            throw ApiError.notFound();
        }
        context.status(204);
    }

    private static List<Person.Draft> users(Fields fields) {
        List<Person.Draft> people = new ArrayList<>();
        for (JsonNode user : fields.list("users").orElse(fields.object().arrayNode())) {
            String name = "users[" + people.size() + "]";
            if (!(user instanceof ObjectNode object)) {
                throw fields.expected(name, "an object");
            }
            people.add(PeopleHandler.draft(new Fields(object, name + ".")));
        }
        return people;
    }
}
