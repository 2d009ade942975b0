package dev.touchstone.router.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.openai.Json;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A tenant is a team, a person a user of it with a virtual key. All of it is made with the master
 * key; whatever people do themselves shows their own. An operator is a member who may read the
 * team's spend logs, a viewer one whose key opens reading routes only.
 *
 * @param administrators why a team has no administrators of its own; empty when it can have them
 */
record TeamsAndKeys(Proxy proxy, Credential masterKey, String administrators) implements People {

    /**
     * LiteLLM adds whoever makes a team to its members, the master key's user to each, and so
     * changes one and the same row with every team that comes or goes; several at once time out
     * there ("Transaction already closed", status 500 or 503).
     */
    private static final Object ONE_TEAM_AT_A_TIME = new Object();

    private static final String BY_HAND =
            "this driver adds nobody to a LiteLLM team that it has made";

    @Override
    public Tenant open(TenantPlan plan) {
        boolean administered = plan.members().stream().anyMatch(m -> m.role() == Role.ADMIN);
        if (administered && !administrators.isEmpty()) {
            throw new CapabilityMissing(Capability.TENANTS, administrators);
        }
        List<Made> made = plan.members().stream().map(this::user).toList();
        String team = team(plan, made);
        return new Tenant(team, plan.name(), made.stream().map(one -> person(one, team)).toList());
    }

    /** A person of the plan with the id that LiteLLM knows now. */
    private record Made(Member member, String id) {}

    private Made user(Member member) {
        String id = member.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
        ObjectNode body =
                Json.object()
                        .put("user_id", id)
                        .put("user_role", "internal_user")
                        .put("auto_create_key", false);
        Proxy.made(proxy.post("/user/new", body, masterKey), "make the user " + id);
        return new Made(member, id);
    }

    private String team(TenantPlan plan, List<Made> made) {
        ObjectNode body = Json.object().put("team_alias", plan.name() + " " + UUID.randomUUID());
        ArrayNode members = body.putArray("members_with_roles");
        made.forEach(
                one ->
                        members.addObject()
                                .put("role", one.member().role() == Role.ADMIN ? "admin" : "user")
                                .put("user_id", one.id()));
        plan.allowedModels().ifPresent(models -> models.forEach(body.withArray("models")::add));
        body.putArray("team_member_permissions").add("/spend/logs").add("/key/info");
        return changed("/team/new", body, "make a team").path("team_id").asText();
    }

    private JsonNode changed(String path, ObjectNode body, String what) {
        synchronized (ONE_TEAM_AT_A_TIME) {
            return Proxy.made(proxy.post(path, body, masterKey), what);
        }
    }

    private Person person(Made one, String team) {
        ObjectNode body = Json.object().put("user_id", one.id()).put("team_id", team);
        if (one.member().role() == Role.VIEWER) {
            body.putArray("allowed_routes").add("info_routes").add("spend_tracking_routes");
        }
        String key =
                Proxy.made(
                                proxy.post("/key/generate", body, masterKey),
                                "make a key for " + one.id())
                        .path("key")
                        .asText();
        return new Person(
                one.member().name(),
                one.id(),
                team,
                one.member().role(),
                new Credential.Bearer(key));
    }

    /** The team's keys go with it; what it has spent stays in LiteLLM's logs. */
    @Override
    public void close(Tenant tenant) {
        ObjectNode team = Json.object();
        team.putArray("team_ids").add(tenant.id());
        changed("/team/delete", team, "delete the team " + tenant.name());
        ObjectNode users = Json.object();
        ArrayNode ids = users.putArray("user_ids");
        tenant.people().forEach(person -> ids.add(person.id()));
        Proxy.made(
                proxy.post("/user/delete", users, masterKey),
                "delete the users of " + tenant.name());
    }

    @Override
    public Person platformAdmin() {
        return new Person("The proxy's administrator", "", "", Role.ADMIN, masterKey);
    }

    @Override
    public Outcome<Void> activate(Person platformAdmin, Tenant tenant, boolean active) {
        ObjectNode body = Json.object().put("team_id", tenant.id());
        String path = active ? "/team/unblock" : "/team/block";
        return Proxy.read(proxy.post(path, body, platformAdmin.credential()), done -> null);
    }

    @Override
    public Outcome<Tenant> open(Person founder, TenantPlan plan) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }

    @Override
    public Outcome<Void> close(Person remover, Tenant tenant) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }

    @Override
    public Outcome<Void> activate(Person admin, Person other, boolean active) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }

    @Override
    public Outcome<Person> invite(Person admin, Member member) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }

    @Override
    public Outcome<Person> admit(Person admin, Person known) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }

    @Override
    public Outcome<List<Listed>> list(Person caller) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }

    @Override
    public Outcome<Listed> changeRole(Person admin, Person other, Role role) {
        throw new CapabilityMissing(Capability.TENANTS, BY_HAND);
    }
}
