package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A running router with two engines behind it, and one tenant with Ada, Otto and Vera. */
final class RouterFixture implements AutoCloseable {
    static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";
    static final String ENCRYPTION = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final String ISSUER = "https://issuer.test";
    static final String PLATFORM = "platform-administrator";

    final ObjectMapper json = new ObjectMapper();
    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final ContractCheck contract = new ContractCheck();
    final FakeEngine engine = FakeEngine.serving("llama");
    final FakeEngine other = FakeEngine.serving("phi");
    final ReferenceRouter router;
    final String tenant;
    final String ada;
    final String otto;
    final String vera;

    RouterFixture(ReferenceConfig.Database database) throws Exception {
        this(database, config -> config);
    }

    RouterFixture(ReferenceConfig.Database database, UnaryOperator<ReferenceConfig> change)
            throws Exception {
        router = ReferenceRouter.start(change.apply(config(database, engine, other)));
        awaitReady();
        tenant = newTenant("{\"name\":\"Acme\",\"users\":" + PEOPLE + "}").path("id").asText();
        ada = token("ada", tenant, "admin");
        otto = token("otto", tenant, "operator");
        vera = token("vera", tenant, "viewer");
    }

    static final String PEOPLE =
            """
            [{"external_id":"ada","role":"admin","email":"ada@acme.test"},
             {"external_id":"otto","role":"operator"},
             {"external_id":"vera","role":"viewer"}]
            """;

    static ReferenceConfig config(
            ReferenceConfig.Database database, FakeEngine engine, FakeEngine other) {
        return ReferenceConfig.of(
                        database,
                        ReferenceConfig.Identity.hs256(ISSUER, SECRET, PLATFORM),
                        ReferenceConfig.Encryption.of(ENCRYPTION),
                        List.of(
                                new ModelConfig(
                                        "llama",
                                        "meta",
                                        PriceList.always(
                                                new Price(
                                                        new BigDecimal("0.15"),
                                                        new BigDecimal("0.6"))),
                                        List.of(new DeploymentConfig("llama-a", engine.url()))),
                                new ModelConfig(
                                        "phi",
                                        "microsoft",
                                        PriceList.always(
                                                new Price(
                                                        new BigDecimal("0.07"),
                                                        new BigDecimal("0.14"))),
                                        List.of(new DeploymentConfig("phi-a", other.url())))))
                // One test's failing engine must not rest in the next one.
                .under(Policy.usual().resting(Optional.empty()));
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> send("GET", "/health/ready", null, null).statusCode() == 200);
    }

    JsonNode newTenant(String body) throws Exception {
        HttpResponse<String> response =
                send(
                        "POST",
                        "/api/v1/platform/tenants",
                        token(PLATFORM, null, "platform_admin"),
                        body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json.readTree(response.body());
    }

    static String token(String subject, String tenant, String role) {
        Instant now = Instant.now();
        return token(
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .claim("tenant_id", tenant)
                        .claim("role", role)
                        .issuer(ISSUER)
                        .audience("enterprise-agents-api")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build(),
                JWSAlgorithm.HS256,
                SECRET);
    }

    static String token(JWTClaimsSet claims, JWSAlgorithm algorithm, String secret) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(router.url() + path));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        return request.timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body);
        HttpResponse<String> response =
                http.send(
                        request(path, token).method(method, publisher).build(),
                        HttpResponse.BodyHandlers.ofString());
        contract.check(method, path, response);
        return response;
    }

    HttpResponse<String> chat(String token, String body) throws Exception {
        return send("POST", "/v1/chat/completions", token, body);
    }

    /** A chat body for the first model, with these further fields. */
    static String body(String further) {
        return "{\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]"
                + (further.isEmpty() ? "" : "," + further)
                + "}";
    }

    JsonNode jsonOf(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    /** The ledger, as an admin sees it, newest first. */
    JsonNode ledger(String token, Map<String, String> query) throws Exception {
        StringBuilder path = new StringBuilder("/api/v1/ledger?");
        query.forEach((name, value) -> path.append(name).append('=').append(value).append('&'));
        HttpResponse<String> response = send("GET", path.toString(), token, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return jsonOf(response);
    }

    static String unique() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() throws IOException {
        router.close();
        engine.close();
        other.close();
    }
}
