package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.Person;
import dev.touchstone.router.SetUpFailed;
import dev.touchstone.router.openai.Excerpt;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Tenants by the platform administrator's token, people by their administrators'. */
final class TenantsAndPeople implements People {

    private static final String TENANTS = "/api/v1/platform/tenants";
    private static final String USERS = "/api/v1/admin/users";

    private final Operations operations;
    private final Tokens tokens;
    private final Map<String, String> userIds;

    /**
     * @param userIds the router's own ids of the people whom this driver has made
     */
    TenantsAndPeople(Operations operations, Tokens tokens, Map<String, String> userIds) {
        this.operations = operations;
        this.tokens = tokens;
        this.userIds = userIds;
    }

    @Override
    public Tenant open(TenantPlan plan) {
        return opened(plan, made(send(plan, tokens.platformAdmin())));
    }

    @Override
    public Outcome<Tenant> open(Person founder, TenantPlan plan) {
        return Replies.json(
                send(plan, founder.credential()), 201, any -> true, made -> opened(plan, made));
    }

    private Received send(TenantPlan plan, Credential credential) {
        ObjectNode body = Json.object().put("name", plan.name() + " " + UUID.randomUUID());
        plan.allowedModels()
                .ifPresent(models -> models.forEach(body.withArray("allowed_models")::add));
        ArrayNode users = body.putArray("users");
        plan.members().forEach(member -> users.add(user(member)));
        Request post = Request.json("POST", TENANTS, body.toString());
        return operations.send("createTenant", post, credential);
    }

    private Tenant opened(TenantPlan plan, JsonNode made) {
        String id = made.path("id").asText();
        return new Tenant(id, plan.name(), people(plan, id, made.path("users")));
    }

    @Override
    public void close(Tenant tenant) {
        Received received = delete(tenant, tokens.platformAdmin());
        if (!(received instanceof Reply reply && reply.status() == 204)) {
            throw new SetUpFailed(
                    "The tenant %s was not removed: %s".formatted(tenant.name(), told(received)));
        }
    }

    @Override
    public Outcome<Void> close(Person remover, Tenant tenant) {
        return Replies.done(delete(tenant, remover.credential()));
    }

    private Received delete(Tenant tenant, Credential credential) {
        return operations.send(
                "deleteTenant", Request.delete(TENANTS + "/" + tenant.id()), credential);
    }

    @Override
    public Outcome<Person> invite(Person admin, Member member) {
        return invite(admin, member, user(member));
    }

    @Override
    public Outcome<Person> admit(Person admin, Person known) {
        Member member = new Member(known.name(), known.role());
        return invite(admin, member, user(member).put("external_id", known.id()));
    }

    private Outcome<Person> invite(Person admin, Member member, ObjectNode user) {
        Request post = Request.json("POST", USERS, user.toString());
        return Replies.json(
                operations.send("createUser", post, admin.credential()),
                201,
                any -> true,
                made -> person(member, admin.tenantId(), made));
    }

    @Override
    public Outcome<Void> activate(Person admin, Person other, boolean active) {
        Request patch = Request.json("PATCH", USERS + "/" + userId(other), active(active));
        Outcome<Void> changed =
                Replies.json(
                        operations.send("updateUser", patch, admin.credential()),
                        200,
                        any -> true,
                        user -> null);
        if (changed instanceof Outcome.Given<Void>) {
            tokens.activate(other, active);
        }
        return changed;
    }

    @Override
    public Person platformAdmin() {
        return new Person(
                "The platform's administrator", "", "", Person.Role.ADMIN, tokens.platformAdmin());
    }

    @Override
    public Outcome<Void> activate(Person platformAdmin, Tenant tenant, boolean active) {
        Request patch = Request.json("PATCH", TENANTS + "/" + tenant.id(), active(active));
        return Replies.json(
                operations.send("updateTenant", patch, platformAdmin.credential()),
                200,
                any -> true,
                changed -> null);
    }

    private static String active(boolean active) {
        return Json.object().put("active", active).toString();
    }

    @Override
    public Outcome<List<Listed>> list(Person caller) {
        return Replies.json(
                operations.send("listUsers", Request.get(USERS), caller.credential()),
                200,
                any -> true,
                users ->
                        StreamSupport.stream(users.spliterator(), false)
                                .map(TenantsAndPeople::listed)
                                .toList());
    }

    @Override
    public Outcome<Listed> changeRole(Person admin, Person other, Person.Role role) {
        String body = Json.object().put("role", word(role)).toString();
        Request patch = Request.json("PATCH", USERS + "/" + userId(other), body);
        return Replies.json(
                operations.send("updateUser", patch, admin.credential()),
                200,
                any -> true,
                TenantsAndPeople::listed);
    }

    private static Listed listed(JsonNode user) {
        return new Listed(
                user.path("external_id").asText(),
                role(user.path("role").asText()),
                user.path("active").asBoolean());
    }

    /** A role that the contract does not know may nothing more than the weakest. */
    private static Person.Role role(String word) {
        return Arrays.stream(Person.Role.values())
                .filter(role -> word(role).equals(word))
                .findFirst()
                .orElse(Person.Role.VIEWER);
    }

    private List<Person> people(TenantPlan plan, String tenantId, JsonNode users) {
        return StreamSupport.stream(users.spliterator(), false)
                .map(user -> person(planned(plan, user), tenantId, user))
                .toList();
    }

    private static Member planned(TenantPlan plan, JsonNode user) {
        String id = user.path("external_id").asText();
        return plan.members().stream()
                .filter(member -> id.startsWith(member.name().toLowerCase(Locale.ROOT) + "-"))
                .findFirst()
                .orElseThrow(() -> new SetUpFailed("The router made somebody unknown: " + id));
    }

    private Person person(Member member, String tenantId, JsonNode user) {
        String id = user.path("external_id").asText();
        userIds.put(tenantId + id, user.path("id").asText());
        Credential credential = tokens.issue(id, tenantId, word(member.role()));
        return new Person(member.name(), id, tenantId, member.role(), credential);
    }

    /** By this the router changes somebody; the id of nobody when this driver made nobody. */
    private String userId(Person person) {
        return userIds.getOrDefault(person.tenantId() + person.id(), person.id());
    }

    private static ObjectNode user(Member member) {
        String id = member.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
        return Json.object().put("external_id", id).put("role", word(member.role()));
    }

    private static String word(Person.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode made(Received received) {
        if (received instanceof Reply reply && reply.status() == 201) {
            return Json.read(reply).orElseThrow(() -> notMade(received));
        }
        throw notMade(received);
    }

    private static SetUpFailed notMade(Received received) {
        return new SetUpFailed(
                "No tenant could be made for the scenario: %s. The token comes from signing_key_env, issuer, audience and platform_admin in the router's description"
                        .formatted(told(received)));
    }

    private static String told(Received received) {
        return received instanceof Reply reply
                ? "the router answered %d %s".formatted(reply.status(), Excerpt.quote(reply.text()))
                : ((NoReply) received).what();
    }
}
