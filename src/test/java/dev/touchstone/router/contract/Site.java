package dev.touchstone.router.contract;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Message;
import dev.touchstone.router.People;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A router with engines behind it, as one situation finds it; what it makes is removed by it. */
final class Site implements AutoCloseable {

    /** Makes the engines behind the router do something, where there are any. */
    interface Script {
        void follow(String marker, Behaviour behaviour);
    }

    private final Router router;
    private final RouterDescription described;
    private final Script engines;
    private final String marker;
    private final List<Tenant> tenants = new ArrayList<>();

    Site(Router router, RouterDescription described, Script engines, String marker) {
        this.router = router;
        this.described = described;
        this.engines = engines;
        this.marker = marker;
    }

    Router router() {
        return router;
    }

    String model() {
        return described.defaultModel().id();
    }

    /** The model that is not the default one. */
    String otherModel() {
        return described.models().get(1).id();
    }

    void engines(Behaviour behaviour) {
        engines.follow(marker, behaviour);
    }

    ChatRequest question() {
        return ChatRequest.of(model(), List.of(Message.user("Count to three\n" + marker)));
    }

    Person operator() {
        return operator(Optional.empty());
    }

    Person operator(Optional<List<String>> allowedModels) {
        Member ada = new Member("Ada", Person.Role.OPERATOR);
        return open(new TenantPlan("Tenant of Ada", allowedModels, List.of(ada))).people().get(0);
    }

    Tenant open(TenantPlan plan) {
        Tenant tenant = router.people().open(plan);
        tenants.add(tenant);
        return tenant;
    }

    /** Somebody who asks, and somebody who may limit that. */
    record Limited(Person asker, Person admin) {}

    /** An administrator of the tenant, or where a tenant has none, that of the whole router. */
    Limited withSomebodyWhoSetsLimits() {
        Member ada = new Member("Ada", Person.Role.OPERATOR);
        Member grace = new Member("Grace", Person.Role.ADMIN);
        try {
            Tenant tenant = open(new TenantPlan("Theirs", Optional.empty(), List.of(ada, grace)));
            return new Limited(tenant.people().get(0), tenant.people().get(1));
        } catch (CapabilityMissing none) {
            Person alone = operator();
            return new Limited(alone, router.people().platformAdmin().in(alone.tenantId()));
        }
    }

    Tenant tenantOf(Person person) {
        return tenants.stream()
                .filter(tenant -> tenant.id().equals(person.tenantId()))
                .findFirst()
                .orElseThrow();
    }

    /** Removes this tenant now. */
    void remove(Tenant tenant) {
        tenants.remove(tenant);
        router.people().close(tenant);
    }

    @Override
    public void close() {
        People people = tenants.isEmpty() ? null : router.people();
        tenants.forEach(tenant -> people.close(tenant));
    }
}
