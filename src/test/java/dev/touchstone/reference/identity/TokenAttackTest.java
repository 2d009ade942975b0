package dev.touchstone.reference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import dev.touchstone.reference.ReferenceConfig.Identity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks on tokens, each by each algorithm where it makes sense, beside the healthy token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttackTest {
    private final TokenKit kit = new TokenKit();
    private final KeyServer attacker = new KeyServer(KeyServer.OTHER_RSA);

    @AfterAll
    void stop() {
        kit.close();
        attacker.close();
    }

    static Stream<Arguments> ways() {
        return Arrays.stream(TokenKit.Way.values()).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @DisplayName("AUTH-1, AUTH-4: the issuer's key opens, another one does not, nor does none")
    void only_the_issuers_signature_counts(TokenKit.Way way) {
        String healthy = way.sign(kit.good().build());
        kit.accepted(healthy);
        kit.refused(KeyServer.signed(kit.good().build(), way.algorithm(), way.other));
        String[] parts = healthy.split("\\.");
        String other = way.sign(kit.good().claim("role", "admin").build()).split("\\.")[1];
        kit.refused(parts[0] + "." + other + "." + parts[2]);
        kit.refused(parts[0] + "." + parts[1] + ".");
        kit.refused(new PlainJWT(kit.good().build()).serialize());
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = Base64URL.encode("{\"alg\":\"" + none + "\"}").toString();
            kit.refused(header + "." + parts[1] + ".");
            kit.refused(header + "." + parts[1] + "." + parts[2]);
        }
    }

    @Test
    @DisplayName("AUTH-4: a published key is no secret, whatever form it is taken in")
    void hs256_never_meets_a_published_key() throws Exception {
        byte[] der = KeyServer.RSA.toRSAPublicKey().getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        String json = KeyServer.RSA.toPublicJWK().toJSONString();
        for (String text : List.of(pem, pem + "\n", json, base64)) {
            refusedConfusion(text.getBytes(StandardCharsets.UTF_8));
        }
        refusedConfusion(der);
        refusedConfusion(KeyServer.RSA.getModulus().decode());
        refusedConfusion(KeyServer.EC.toECPublicKey().getEncoded());
        kit.accepted(TokenKit.Way.RS256.sign(kit.good().build()));
        kit.accepted(TokenKit.Way.HS256.sign(kit.good().build()));
    }

    private void refusedConfusion(byte[] publicKey) {
        JWK secret = new OctetSequenceKey.Builder(publicKey).keyID("rsa-1").build();
        kit.refused(KeyServer.signed(kit.good().build(), JWSAlgorithm.HS256, secret));
        JWK nameless = new OctetSequenceKey.Builder(publicKey).build();
        kit.refused(KeyServer.signed(kit.good().build(), JWSAlgorithm.HS256, nameless));
    }

    @Test
    @DisplayName("AUTH-4: the accepted algorithms are configuration, never the token's choice")
    void another_algorithm_by_the_right_key_is_refused() {
        JWK longKey =
                new OctetSequenceKey.Builder(
                                TokenKit.SECRET.repeat(2).getBytes(StandardCharsets.UTF_8))
                        .build();
        kit.refused(KeyServer.signed(kit.good().build(), JWSAlgorithm.HS384, TokenKit.SHARED));
        kit.refused(KeyServer.signed(kit.good().build(), JWSAlgorithm.HS512, longKey));
        for (JWSAlgorithm algorithm :
                List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            kit.refused(KeyServer.signed(kit.good().build(), algorithm, KeyServer.RSA));
        }
        Tokens signedOnly =
                new Tokens(
                        new Identity(
                                "issuer",
                                "enterprise-agents-api",
                                Set.of("RS256"),
                                Optional.of(TokenKit.SECRET),
                                Optional.of(kit.issuer.published()),
                                Duration.ZERO,
                                "p"),
                        kit.clock);
        assertThat(
                        signedOnly
                                .verify(
                                        List.of(
                                                "Bearer "
                                                        + TokenKit.Way.RS256.sign(
                                                                kit.good().build())))
                                .subject())
                .isEqualTo("otto");
        for (TokenKit.Way way : List.of(TokenKit.Way.HS256, TokenKit.Way.ES256)) {
            assertThatExceptionOfType(AccessRefused.class)
                    .isThrownBy(
                            () ->
                                    signedOnly.verify(
                                            List.of("Bearer " + way.sign(kit.good().build()))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "",
                "../../../../etc/passwd",
                "' or 1=1 --",
                "<script>alert(1)</script>",
                "\u0000",
                "http://attacker.test/keys"
            })
    @DisplayName("AUTH-4: an unknown kid, of whatever text, is an unknown key")
    void a_kid_is_a_name_and_nothing_else(String kid) {
        kit.refused(TokenKit.Way.RS256.sign(kit.good().build(), header -> header.keyID(kid)));
        kit.refused(TokenKit.Way.ES256.sign(kit.good().build(), header -> header.keyID(kid)));
        kit.refused(TokenKit.Way.HS256.sign(kit.good().build(), header -> header.keyID(kid)));
        kit.accepted(TokenKit.Way.RS256.sign(kit.good().build()));
    }

    @Test
    @DisplayName("AUTH-4: a token does not bring its own key, nor say where it is")
    void headers_that_bring_or_name_a_key_are_ignored() {
        JWK mine = KeyServer.OTHER_RSA;
        List<UnaryOperator<JWSHeader.Builder>> headers =
                List.of(
                        header -> header.jwk(mine.toPublicJWK()),
                        header -> header.jwkURL(attacker.url()),
                        header -> header.x509CertURL(attacker.url()),
                        header -> header.jwk(mine.toPublicJWK()).jwkURL(URI.create("x:y")));
        for (UnaryOperator<JWSHeader.Builder> header : headers) {
            for (String kid : Arrays.asList("rsa-1", null, "mine")) {
                JWSHeader.Builder named = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid);
                kit.refused(
                        KeyServer.signed(kit.good().build(), header.apply(named).build(), mine));
            }
            kit.accepted(TokenKit.Way.RS256.sign(kit.good().build(), header));
        }
        assertThat(attacker.visits).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("ways")
    @DisplayName("AUTH-5: what must be understood and is not; what is no token for us")
    void headers_that_change_the_meaning_are_refused(TokenKit.Way way) {
        kit.refused(
                way.sign(
                        kit.good().build(),
                        h -> h.criticalParams(Set.of("new")).customParam("new", 1)));
        kit.refused(way.sign(kit.good().build(), h -> h.criticalParams(Set.of("exp"))));
        kit.refused(way.sign(kit.good().build(), h -> h.type(new JOSEObjectType("secevent+jwt"))));
        kit.accepted(way.sign(kit.good().build(), h -> h.type(JOSEObjectType.JWT)));
    }

    @Test
    @DisplayName("AUTH-5: RFC 9110, 11.4: one scheme in any case, spaces, one token")
    void the_header_is_bearer_and_one_token() {
        String token = TokenKit.Way.HS256.sign(kit.good().build());
        for (String fine : List.of("Bearer ", "bearer ", "BEARER ", "bEaReR   ")) {
            assertThat(kit.tokens.verify(List.of(fine + token)).subject()).isEqualTo("otto");
        }
        assertThat(kit.tokens.verify(List.of(" Bearer " + token + " ")).subject())
                .isEqualTo("otto");
        String[] parts = token.split("\\.");
        for (String wrong :
                List.of(
                        "",
                        " ",
                        "Bearer",
                        "Bearer ",
                        token,
                        "Bearer" + token,
                        "Bearer\t" + token,
                        "Bearer:" + token,
                        "Bearer token=" + token,
                        "Bearer \"" + token + "\"",
                        "Bearer <" + token + ">",
                        "Basic " + token,
                        "Token " + token,
                        "DPoP " + token,
                        "Bearers " + token,
                        "Bearer Bearer " + token,
                        "Bearer " + token + " " + token,
                        "Bearer " + token + "," + token,
                        "Bearer " + token + ", Bearer " + token,
                        "Bearer " + token + "=",
                        "Bearer " + token + ".",
                        "Bearer ." + token,
                        "Bearer " + token + "\u00e9",
                        "Bearer " + parts[0] + "." + parts[1],
                        "Bearer " + parts[0],
                        "Bearer " + parts[0] + "." + parts[1] + "." + parts[2].substring(0, 9),
                        "Bearer " + parts[0] + "." + parts[1] + ".!" + parts[2],
                        "Bearer " + parts[0] + "." + parts[1] + "." + parts[2] + "AAAA",
                        "Bearer " + parts[0] + ".." + parts[2],
                        "Bearer ..",
                        "Bearer x.y.z",
                        "Bearer " + "A".repeat(100_000),
                        "Bearer " + "A".repeat(50_000) + "." + "A".repeat(50_000) + ".A")) {
            kit.refusedAs(wrong);
        }
        kit.refusedAs("Bearer " + token, "Bearer " + token);
        kit.refusedAs("Bearer " + token, "Basic x");
        kit.refusedAs("", "Bearer " + token);
        kit.refusedAs();
    }
}
