package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
    private static final String TENANT = "the tenant";

    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private int models(String token) throws Exception {
        return fixture.send("GET", "/v1/models", token, null).statusCode();
    }

    private static JWTClaimsSet.Builder good() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject("otto")
                .claim("tenant_id", TENANT)
                .claim("role", "operator")
                .issuer(RouterFixture.ISSUER)
                .audience("enterprise-agents-api")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private JWTClaimsSet in(JWTClaimsSet claims) {
        if (!TENANT.equals(claims.getClaim("tenant_id"))) {
            return claims;
        }
        return new JWTClaimsSet.Builder(claims).claim("tenant_id", fixture.tenant).build();
    }

    private static String signed(JWTClaimsSet claims) {
        return RouterFixture.token(claims, JWSAlgorithm.HS256, RouterFixture.SECRET);
    }

    @Test
    @DisplayName("AUTH-1, the positive half of all that follows")
    void a_valid_token_is_accepted() throws Exception {
        assertThat(models(signed(in(good().build())))).isEqualTo(200);
    }

    static Stream<JWTClaimsSet> badClaims() {
        Instant now = Instant.now();
        return Stream.of(
                good().expirationTime(Date.from(now.minusSeconds(2))).build(),
                good().notBeforeTime(Date.from(now.plusSeconds(30))).build(),
                good().issueTime(Date.from(now.plusSeconds(30))).build(),
                good().audience("another-api").build(),
                good().issuer("https://other.test").build(),
                good().subject(null).build(),
                good().claim("tenant_id", null).build(),
                good().claim("tenant_id", "no uuid").build(),
                good().claim("tenant_id", 7).build(),
                good().claim("role", null).build(),
                good().claim("role", "king").build(),
                good().audience((String) null).build(),
                good().issuer(null).build(),
                good().issueTime(null).build(),
                good().expirationTime(null).build());
    }

    @ParameterizedTest
    @MethodSource("badClaims")
    @DisplayName("AUTH-3, AUTH-6: times, audience, issuer, required claims")
    void a_token_with_a_bad_claim_is_refused(JWTClaimsSet claims) throws Exception {
        HttpResponse<String> response = fixture.send("GET", "/v1/models", signed(in(claims)), null);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
    }

    @Test
    @DisplayName("AUTH-4, B24: another key, another algorithm, none, a changed payload")
    void a_token_that_the_issuer_did_not_sign_is_refused() throws Exception {
        JWTClaimsSet claims = in(good().build());
        String otherKey = "another-secret-of-more-than-thirty-two-bytes-and-then-some-to-fit-512";
        assertThat(models(RouterFixture.token(claims, JWSAlgorithm.HS256, otherKey)))
                .isEqualTo(401);
        String longKey = RouterFixture.SECRET.repeat(2);
        assertThat(models(RouterFixture.token(claims, JWSAlgorithm.HS512, longKey))).isEqualTo(401);
        assertThat(models(new PlainJWT(claims).serialize())).isEqualTo(401);
        String[] good = signed(claims).split("\\.");
        JWTClaimsSet admin = new JWTClaimsSet.Builder(claims).claim("role", "admin").build();
        String[] forged = signed(admin).split("\\.");
        assertThat(models(good[0] + "." + forged[1] + "." + good[2])).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "Bearer"})
    @DisplayName("AUTH-5")
    void a_malformed_token_is_refused(String token) throws Exception {
        assertThat(models(token)).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "AUTH-2, AUTH-5, AUTH-7: no token or another scheme shuts all doors but the public")
    void without_a_token_only_public_doors_open() throws Exception {
        for (String path : new String[] {"/v1/models", "/api/v1/ledger", "/api/v1/admin/users"}) {
            assertThat(fixture.send("GET", path, null, null).statusCode()).isEqualTo(401);
        }
        assertThat(fixture.chat(null, "{}").statusCode()).isEqualTo(401);
        assertThat(fixture.send("POST", "/api/v1/platform/tenants", null, "{}").statusCode())
                .isEqualTo(401);
        for (String path : new String[] {"/health", "/health/ready", "/openapi.json", "/docs"}) {
            assertThat(fixture.send("GET", path, null, null).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> basic =
                fixture.http.send(
                        fixture.request("/v1/models", null)
                                .header("authorization", "Basic " + fixture.otto)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(basic.statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> models(String query, String... headers) throws Exception {
        HttpRequest.Builder request = fixture.request("/v1/models" + query, null);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return fixture.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisplayName("AUTH-5: one header with one token, in any case of the scheme, and nowhere else")
    void the_token_stands_in_one_header() throws Exception {
        String bearer = "Bearer " + fixture.otto;
        assertThat(models("", "authorization", "bearer " + fixture.otto).statusCode())
                .isEqualTo(200);
        for (String[] headers :
                new String[][] {
                    {},
                    {"authorization", bearer, "authorization", bearer},
                    {"authorization", bearer, "authorization", "Basic eDp5"},
                    {"authorization", bearer + ", " + bearer},
                    {"x-authorization", bearer},
                    {"cookie", "access_token=" + fixture.otto},
                }) {
            HttpResponse<String> refused = models("?access_token=" + fixture.otto, headers);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().allValues("www-authenticate")).containsExactly("Bearer");
            assertThat(refused.body()).doesNotContain(fixture.otto);
        }
        assertThat(models("?access_token=x", "authorization", bearer).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("AUTH-5, SECURITY-4: a token of 100 kB is refused as too long, and not repeated")
    void a_huge_token_is_refused() throws Exception {
        HttpResponse<String> refused = models("", "authorization", "Bearer " + "A".repeat(100_000));
        assertThat(refused.statusCode()).isEqualTo(431);
        assertThat(fixture.jsonOf(refused).at("/error/type").asText())
                .isEqualTo("invalid_request_error");
        assertThat(refused.body()).doesNotContain("AAAA");
        assertThat(models(fixture.otto)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"vera,admin,403", "vera,operator,403", "otto,admin,403", "ada,admin,200"})
    @DisplayName("ROLE-3: the stored role bounds the claimed one")
    void nobody_raises_their_role_by_claim(String person, String claimed, int status)
            throws Exception {
        String token = RouterFixture.token(person, fixture.tenant, claimed);
        assertThat(fixture.send("GET", "/api/v1/admin/users", token, null).statusCode())
                .isEqualTo(status);
        assertThat(models(token)).isEqualTo(200);
    }

    @Test
    @DisplayName("ROLE-1: who claims less may do less")
    void a_claimed_role_below_the_stored_one_counts() throws Exception {
        String modest = RouterFixture.token("ada", fixture.tenant, "viewer");
        assertThat(fixture.send("GET", "/api/v1/admin/users", modest, null).statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("TENANT-4")
    void a_tenant_that_is_not_the_persons_is_refused() throws Exception {
        JsonNode other =
                fixture.newTenant(
                        "{\"name\":\"Other\",\"users\":[{\"external_id\":\"eve\",\"role\":\"admin\"}]}");
        String otherId = other.path("id").asText();
        assertThat(models(RouterFixture.token("eve", otherId, "admin"))).isEqualTo(200);
        assertThat(models(RouterFixture.token("eve", fixture.tenant, "admin"))).isEqualTo(403);
        assertThat(models(RouterFixture.token("otto", otherId, "operator"))).isEqualTo(403);
        assertThat(models(RouterFixture.token("eve", RouterFixture.unique(), "admin")))
                .isEqualTo(403);
        assertThat(models(RouterFixture.token("nobody", fixture.tenant, "admin"))).isEqualTo(403);
    }

    @Test
    @DisplayName("Only the configured subject with the platform's role creates and deletes tenants")
    void only_the_platform_administrator_manages_tenants() throws Exception {
        String body = "{\"name\":\"X\"}";
        String platform = RouterFixture.token(RouterFixture.PLATFORM, null, "platform_admin");
        String wrongRole = RouterFixture.token(RouterFixture.PLATFORM, null, "admin");
        String wrongPerson = RouterFixture.token("ada", fixture.tenant, "platform_admin");
        for (String token : new String[] {wrongRole, wrongPerson, fixture.ada}) {
            assertThat(fixture.send("POST", "/api/v1/platform/tenants", token, body).statusCode())
                    .isEqualTo(403);
            assertThat(
                            fixture.send(
                                            "DELETE",
                                            "/api/v1/platform/tenants/" + fixture.tenant,
                                            token,
                                            null)
                                    .statusCode())
                    .isEqualTo(403);
        }
        assertThat(models(platform)).isEqualTo(403);
        assertThat(models(wrongPerson)).isEqualTo(403);
        String id = fixture.newTenant(body).path("id").asText();
        String path = "/api/v1/platform/tenants/" + id;
        assertThat(fixture.send("DELETE", path, platform, null).statusCode()).isEqualTo(204);
        assertThat(fixture.send("DELETE", path, platform, null).statusCode()).isEqualTo(404);
        assertThat(
                        fixture.send("DELETE", "/api/v1/platform/tenants/x", platform, null)
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_deleted_tenant_takes_its_people_and_its_ledger_with_it() throws Exception {
        JsonNode tenant =
                fixture.newTenant(
                        "{\"name\":\"Gone\",\"users\":[{\"external_id\":\"gus\",\"role\":\"operator\"}]}");
        String gus = RouterFixture.token("gus", tenant.path("id").asText(), "operator");
        fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
        assertThat(fixture.chat(gus, RouterFixture.body("")).statusCode()).isEqualTo(200);
        assertThat(fixture.ledger(gus, Map.of())).hasSize(1);
        String platform = RouterFixture.token(RouterFixture.PLATFORM, null, "platform_admin");
        String path = "/api/v1/platform/tenants/" + tenant.path("id").asText();
        assertThat(fixture.send("DELETE", path, platform, null).statusCode()).isEqualTo(204);
        assertThat(models(gus)).isEqualTo(403);
    }
}
