package dev.touchstone.older;

import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Router;
import dev.touchstone.stack.Stack;
import dev.touchstone.wire.Evidence;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an older test finds ready: two tenants, an admin in each, an operator and a viewer in the
 * first. It was put there behind the relay, as theirs was put into the database.
 */
final class Seeded {

    private static final String USERS = "/api/v1/admin/users";

    private final URI url;
    private final URI behind;
    private final Map<String, EngineControl> engines;
    private final String firstEngine;
    private final Issuer issuer;
    private final Person admin;
    private final Person operator;
    private final Person viewer;
    private final Person otherAdmin;

    Seeded(Saboteur.Applied system) {
        Stack stack = system.behind();
        Router router = stack.router(new Evidence(), departure -> {});
        Tenant first =
                tenant(
                        router,
                        new Member("Ada", Role.ADMIN),
                        new Member("Oda", Role.OPERATOR),
                        new Member("Vic", Role.VIEWER));
        this.url = system.stack().description().url();
        this.behind = stack.description().url();
        this.engines = stack.engines();
        this.firstEngine = stack.description().defaultModel().deployments().get(0).engine();
        this.issuer = router.issuer();
        this.admin = first.people().get(0);
        this.operator = first.people().get(1);
        this.viewer = first.people().get(2);
        this.otherAdmin = tenant(router, new Member("Bea", Role.ADMIN)).people().get(0);
    }

    private static Tenant tenant(Router router, Member... members) {
        return router.people().open(new TenantPlan("Older", Optional.empty(), List.of(members)));
    }

    /** Others have used the router before, as in the middle of a suite. */
    void othersWereThere() {
        for (Client each : List.of(adminB(), viewerA(), operatorA(), adminA())) {
            each.get("/docs");
        }
    }

    Client adminA() {
        return with(admin.credential());
    }

    Client operatorA() {
        return with(operator.credential());
    }

    Client viewerA() {
        return with(viewer.credential());
    }

    Client adminB() {
        return with(otherAdmin.credential());
    }

    /** Without a token. */
    Client nobody() {
        return with(new Credential.None());
    }

    /** Somebody who shows this. */
    Client with(Credential credential) {
        return new Client(url, credential);
    }

    Issuer issuer() {
        return issuer;
    }

    Person admin() {
        return admin;
    }

    Person viewer() {
        return viewer;
    }

    String otherTenant() {
        return otherAdmin.tenantId();
    }

    /** The router's id of the viewer. */
    String viewerId() {
        for (var user : new Client(behind, admin.credential()).get(USERS).json()) {
            if (user.path("external_id").asText().equals(viewer.id())) {
                return user.path("id").asText();
            }
        }
        throw new IllegalStateException("expected the viewer among the people of the tenant");
    }

    /** What the engine does that is asked first for the model, when a request has this marker. */
    void firstEngine(String marker, Behaviour behaviour) {
        engines.get(firstEngine).script(marker, behaviour);
    }

    /** What every engine does with it. */
    void everyEngine(String marker, Behaviour behaviour) {
        Consumer<EngineControl> script = engine -> engine.script(marker, behaviour);
        engines.values().forEach(script);
    }
}
