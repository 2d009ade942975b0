package dev.touchstone.reference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.touchstone.reference.ReferenceConfig.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer of all three algorithms, tokens of it, and what is made of them. */
final class TokenKit implements AutoCloseable {
    static final String SECRET = "a-secret-of-more-than-thirty-two-bytes-so-that-it-fits";
    static final JWK SHARED =
            new OctetSequenceKey.Builder(SECRET.getBytes(StandardCharsets.UTF_8)).build();

    /** An algorithm, its healthy key and a key that is not the issuer's. */
    enum Way {
        HS256(SHARED, new OctetSequenceKey.Builder(new byte[40]).build()),
        RS256(KeyServer.RSA, KeyServer.OTHER_RSA),
        ES256(KeyServer.EC, KeyServer.ec("ec-1"));

        final JWK key;
        final JWK other;

        Way(JWK key, JWK other) {
            this.key = key;
            this.other = other;
        }

        JWSAlgorithm algorithm() {
            return JWSAlgorithm.parse(name());
        }

        String sign(JWTClaimsSet claims) {
            return KeyServer.signed(claims, algorithm(), key);
        }

        String sign(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> header) {
            JWSHeader.Builder builder = new JWSHeader.Builder(algorithm()).keyID(key.getKeyID());
            return KeyServer.signed(claims, header.apply(builder).build(), key);
        }
    }

    final KeyServer issuer = new KeyServer(KeyServer.RSA, KeyServer.EC);
    final SetClock clock = new SetClock();
    final Tokens tokens = tokens(Duration.ZERO);

    Tokens tokens(Duration skew) {
        Identity all = Identity.hs256("issuer", SECRET, "p").andPublished(issuer.published());
        return new Tokens(
                new Identity(
                        all.issuer(),
                        all.audience(),
                        all.algorithms(),
                        all.secret(),
                        all.publishedKeys(),
                        skew,
                        all.platformAdmin()),
                clock);
    }

    @Override
    public void close() {
        issuer.close();
    }

    JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .subject("otto")
                .claim("tenant_id", "t")
                .claim("role", "operator")
                .issuer("issuer")
                .audience("enterprise-agents-api")
                .issueTime(Date.from(clock.now))
                .expirationTime(Date.from(clock.now.plusSeconds(60)));
    }

    void accepted(String token) {
        assertThat(tokens.verify(List.of("Bearer " + token)))
                .isEqualTo(new Tokens.Claims("otto", "t", "operator"));
    }

    void refused(String token) {
        refusedAs("Bearer " + token);
    }

    /** SECURITY-4: no part of the token is repeated. */
    void refusedAs(String... authorizations) {
        assertThatExceptionOfType(AccessRefused.class)
                .isThrownBy(() -> tokens.verify(List.of(authorizations)))
                .matches(e -> e.reason() == AccessRefused.Reason.NO_VALID_TOKEN)
                .satisfies(
                        e ->
                                assertThat(
                                                Arrays.stream(authorizations)
                                                        .flatMap(
                                                                a -> Arrays.stream(a.split("[ .]")))
                                                        .filter(part -> part.length() > 6))
                                        .noneMatch(e.getMessage()::contains));
    }
}
