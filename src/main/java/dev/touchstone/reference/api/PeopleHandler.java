package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.identity.LastAdmin;
import dev.touchstone.reference.identity.People;
import dev.touchstone.reference.identity.Person;
import dev.touchstone.reference.identity.Role;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people of the admin's own tenant (ROLE-4). */
final class PeopleHandler implements Operations.Part {
    private static final Set<String> ROLES = Set.of("admin", "operator", "viewer");

    private final Json json;
    private final People people;

    PeopleHandler(Json json, People people) {
        this.json = json;
        this.people = people;
    }

    @Override
    public void offer(Operations operations) {
        String users = "/api/v1/admin/users";
        operations.guarded(HandlerType.POST, users, Action.MANAGE_PEOPLE, this::create);
        operations.guarded(HandlerType.GET, users, Action.MANAGE_PEOPLE, this::list);
        operations.guarded(HandlerType.PATCH, users + "/{id}", Action.MANAGE_PEOPLE, this::update);
    }

    static Person.Draft draft(Fields fields) {
        fields.only(Set.of("external_id", "role", "email"));
        String externalId = fields.requiredText("external_id");
        String role =
                fields.oneOf("role", ROLES).orElseThrow(() -> fields.expected("role", "present"));
        return new Person.Draft(
                externalId, Role.ofPerson(role).orElseThrow(), fields.text("email"));
    }

    private void create(Context context, Caller admin) throws IOException {
        Person.Draft draft = draft(Fields.of(json.body(context)));
        Person created =
                people.create(admin.tenantId(), draft)
                        .orElseThrow(
                                () ->
                                        ApiError.invalidField(
                                                "external_id",
                                                "external_id is somebody's already"));
        json.answer(context, 201, body(created));
    }

    private void list(Context context, Caller admin) {
        ArrayNode list = json.array();
        people.of(admin.tenantId()).forEach(person -> list.add(body(person)));
        json.answer(context, 200, list);
    }

    private void update(Context context, Caller admin) throws IOException {
        UUID id = PathId.of(context);
        Fields fields = Fields.of(json.body(context)).only(Set.of("role", "active"));
        Optional<Role> role = fields.oneOf("role", ROLES).flatMap(Role::ofPerson);
        Optional<Boolean> active = fields.flag("active");
        Person changed;
        try {
            changed =
                    people.change(admin.tenantId(), id, role, active)
                            .orElseThrow(ApiError::notFound);
        } catch (LastAdmin e) {
            throw ApiError.invalidField(role.isPresent() ? "role" : "active", e.getMessage());
        }
        json.answer(context, 200, body(changed));
    }

    private ObjectNode body(Person person) {
        return json.object()
                .put("id", person.id().toString())
                .put("external_id", person.externalId())
                .put("role", person.role().label())
                .put("email", person.email().orElse(null))
                .put("active", person.active());
    }
}
