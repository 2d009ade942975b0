package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.reference.ReferenceConfig.PublishedKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A router whose issuer publishes keys, over HTTP. */
@Timeout(60)
@ExtendWith(PostgresExtension.class)
class IssuerAwayTest {
    private static final String NO_KEYS = "{\"keys\":[]}";

    private volatile String document = "not yet";

    @Test
    @DisplayName(
            "AUTH-4: published keys count; while they cannot be fetched nobody is called wrong")
    void an_issuer_that_is_away_is_no_fault_of_the_token(ReferenceConfig.Database database)
            throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        HttpServer issuer = issuer();
        try (RouterFixture fixture = new RouterFixture(database, c -> with(c, issuer))) {
            SignedJWT shared = SignedJWT.parse(fixture.otto);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build();
            SignedJWT published = new SignedJWT(header, shared.getJWTClaimsSet());
            published.sign(new ECDSASigner(key));
            String token = published.serialize();

            HttpResponse<String> away = fixture.send("GET", "/v1/models", token, null);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(fixture.jsonOf(away).at("/error/code").asText())
                    .isEqualTo("issuer_unavailable");
            assertThat(models(fixture, fixture.otto)).isEqualTo(200);

            document = new JWKSet(key).toString();
            await().atMost(Duration.ofSeconds(10)).until(() -> models(fixture, token) == 200);
            document = NO_KEYS;
            assertThat(models(fixture, token)).isEqualTo(200);
        } finally {
            issuer.stop(0);
        }
    }

    private static int models(RouterFixture fixture, String token) throws Exception {
        return fixture.send("GET", "/v1/models", token, null).statusCode();
    }

    private HttpServer issuer() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName(null), 0);
        HttpServer server = HttpServer.create(any, 10);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = document.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static ReferenceConfig with(ReferenceConfig config, HttpServer issuer) {
        URI keys = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/");
        return new ReferenceConfig(
                config.host(),
                config.port(),
                config.database(),
                config.identity().andPublished(PublishedKeys.at(keys)),
                config.encryption(),
                config.models(),
                config.policy());
    }
}
