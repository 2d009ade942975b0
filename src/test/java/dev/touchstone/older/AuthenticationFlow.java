package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Person;
import java.util.List;

/** The platform's authentication flow, status by status as the document gives them. */
final class AuthenticationFlow {

    private static final String USERS = "/api/v1/admin/users";
    private static final String PROTECTED = ApiFlow.CONVERSATIONS;

    static final Suite SUITE =
            Suite.of("Authentication flow")
                    .test("a valid token grants access", AuthenticationFlow::valid)
                    .test("a missing token is refused", AuthenticationFlow::missing)
                    .test("an expired token is refused", refused(Flaw.EXPIRED))
                    .test("an invalid signature is refused", refused(Flaw.OTHER_SECRET))
                    .test("a malformed token is refused", refused(Flaw.NO_TOKEN))
                    .test("another tenant's token is refused", AuthenticationFlow::otherTenant)
                    .test(
                            "a token without required claims is refused",
                            refused(Flaw.NO_PERSON, Flaw.NO_TENANT, Flaw.NO_ROLE))
                    .test("public endpoints need no token", AuthenticationFlow::open)
                    .test("concurrent requests with one token", AuthenticationFlow::concurrent)
                    .test("role escalation is prevented", AuthenticationFlow::escalation)
                    .test("different roles have different permissions", AuthenticationFlow::roles);

    private AuthenticationFlow() {}

    private static void valid(Seeded seeded) {
        assertThat(seeded.adminA().get(PROTECTED).status()).isEqualTo(200);
    }

    private static void missing(Seeded seeded) {
        valid(seeded);
        assertThat(seeded.nobody().get(PROTECTED).status()).isEqualTo(401);
    }

    private static Suite.Check refused(Flaw... flaws) {
        return seeded -> {
            for (Flaw flaw : flaws) {
                Client client = seeded.with(seeded.issuer().flawed(seeded.admin(), flaw));
                assertThat(client.get(PROTECTED).status()).isEqualTo(401);
            }
        };
    }

    private static void otherTenant(Seeded seeded) {
        Person claimed = seeded.admin().in(seeded.otherTenant());
        Client client = seeded.with(seeded.issuer().claiming(claimed));
        assertThat(client.get(PROTECTED).status()).isEqualTo(403);
    }

    private static void open(Seeded seeded) {
        for (String path : List.of("/health", "/docs", "/openapi.json")) {
            assertThat(seeded.nobody().get(path).status()).isEqualTo(200);
        }
    }

    private static void concurrent(Seeded seeded) {
        Client client = seeded.operatorA();
        assertThat(Client.atOnce(10, i -> client.get(PROTECTED)))
                .allSatisfy(response -> assertThat(response.status()).isEqualTo(200));
    }

    private static void escalation(Seeded seeded) {
        Person viewer = seeded.viewer();
        Person claimed =
                new Person(
                        viewer.name(),
                        viewer.id(),
                        viewer.tenantId(),
                        Person.Role.ADMIN,
                        viewer.credential());
        Client client = seeded.with(seeded.issuer().claiming(claimed));
        assertThat(client.get(USERS).status()).isEqualTo(403);
        ObjectNode admin = Client.object().put("role", "admin");
        String own = USERS + "/" + seeded.viewerId();
        assertThat(seeded.viewerA().patch(own, admin).status()).isEqualTo(403);
    }

    private static void roles(Seeded seeded) {
        ObjectNode conversation = Client.object().put("title", "Roles");
        assertThat(seeded.adminA().get(PROTECTED).status()).isEqualTo(200);
        assertThat(seeded.viewerA().get(PROTECTED).status()).isEqualTo(200);
        assertThat(seeded.adminA().post(PROTECTED, conversation).status()).isEqualTo(201);
        assertThat(seeded.viewerA().post(PROTECTED, conversation).status()).isEqualTo(403);
        assertThat(seeded.adminA().get(USERS).status()).isEqualTo(200);
        assertThat(seeded.viewerA().get(USERS).status()).isEqualTo(403);
    }
}
