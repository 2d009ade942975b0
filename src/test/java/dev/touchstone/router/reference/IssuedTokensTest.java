package dev.touchstone.router.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.router.SetUpFailed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** AUTH-3 to AUTH-6: each flaw is one flaw, and its twin has none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuedTokensTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Person ADA = Described.ADA;

    private RSAKey rsa;
    private ECKey ec;
    private IssuedTokens tokens;

    @BeforeAll
    void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e").generate();
        tokens = tokens(new JWKSet(List.of(rsa, ec)).toString(false));
    }

    private static IssuedTokens tokens(String keys) {
        return new IssuedTokens(
                new OwnTokens(Described.router(Map.of(), new Secrets(SECRET, "", keys))));
    }

    private boolean isTheIssuers(SignedJWT token) throws JOSEException {
        return switch (token.getHeader().getAlgorithm().getName()) {
            case "HS256" -> token.verify(new MACVerifier(SECRET));
            case "RS256" -> token.verify(new RSASSAVerifier(rsa));
            default -> token.verify(new ECDSAVerifier(ec));
        };
    }

    private static boolean isInOrder(JWTClaimsSet claims) {
        Instant now = Instant.now();
        return Stream.of("sub", "tenant_id", "role", "aud", "iss", "iat", "exp")
                        .allMatch(name -> claims.getClaim(name) != null)
                && claims.getExpirationTime().toInstant().isAfter(now)
                && (claims.getNotBeforeTime() == null
                        || claims.getNotBeforeTime().toInstant().isBefore(now))
                && claims.getAudience().contains("enterprise-agents-api")
                && claims.getIssuer().equals("touchstone");
    }

    @ParameterizedTest
    @EnumSource
    void a_twin_is_signed_by_the_issuer_and_in_order(Flaw flaw) throws Exception {
        SignedJWT twin = Described.read(tokens.healthy(ADA, flaw));

        assertThat(isTheIssuers(twin)).isTrue();
        assertThat(isInOrder(twin.getJWTClaimsSet())).isTrue();
        assertThat(twin.getJWTClaimsSet().getSubject()).isEqualTo("ada-1");
    }

    @Test
    void a_token_ends_when_it_is_said_to_end() throws Exception {
        Instant end = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS);

        SignedJWT ending = Described.read(tokens.ending(ADA, end));

        assertThat(isTheIssuers(ending)).isTrue();
        assertThat(isInOrder(ending.getJWTClaimsSet())).isTrue();
        assertThat(ending.getJWTClaimsSet().getExpirationTime()).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {"OTHER_SECRET", "OTHER_.*_KEY", "CHANGED.*"})
    void a_forged_token_is_in_order_but_for_its_signature(Flaw flaw) throws Exception {
        SignedJWT forged = Described.read(tokens.flawed(ADA, flaw));
        SignedJWT twin = Described.read(tokens.healthy(ADA, flaw));

        assertThat(isTheIssuers(forged)).isFalse();
        assertThat(isInOrder(forged.getJWTClaimsSet())).isTrue();
        assertThat(forged.getHeader().getAlgorithm()).isEqualTo(twin.getHeader().getAlgorithm());
        assertThat(forged.getHeader().getKeyID()).isEqualTo(twin.getHeader().getKeyID());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {
                "NO_(PERSON|TENANT|ROLE|AUD.*|ISS.*|EXP.*)",
                "OTHER_(AUD|ISS).*",
                "(EXP|NOT_YET).*"
            })
    void a_token_with_wrong_claims_is_the_issuers_own(Flaw flaw) throws Exception {
        SignedJWT flawed = Described.read(tokens.flawed(ADA, flaw));

        assertThat(isTheIssuers(flawed)).isTrue();
        assertThat(isInOrder(flawed.getJWTClaimsSet())).isFalse();
    }

    @Test
    void no_credential_prints_its_secret() {
        for (Flaw flaw : Flaw.values()) {
            assertThat(tokens.flawed(ADA, flaw).toString())
                    .contains("masked")
                    .doesNotContain("eyJ");
        }
    }

    @Test
    void every_flaw_has_words_of_its_own() {
        assertThat(Arrays.stream(Flaw.values()).map(Flaw::words)).doesNotHaveDuplicates();
    }

    @Test
    void without_published_keys_only_what_needs_them_is_missing() {
        IssuedTokens shared = tokens("");

        Map<Flaw, CapabilityMissing> missing = Described.impossible(shared);

        assertThat(missing)
                .hasSize(12)
                .containsKeys(Flaw.PUBLIC_KEY_AS_SECRET, Flaw.UNKNOWN_KEY, Flaw.EXPIRED_PUBLISHED);
        assertThat(missing.values())
                .allSatisfy(
                        e -> {
                            assertThat(e.capability()).isEqualTo(Capability.PUBLISHED_KEYS);
                            assertThat(e).hasMessageContaining("signing_jwks_env");
                        });
    }

    @Test
    void a_set_without_the_private_half_of_a_kind_lacks_that_kind_only() {
        IssuedTokens half = tokens(new JWKSet(List.of(rsa.toPublicJWK(), ec)).toString(false));

        assertThat(half.healthy(ADA, Flaw.OTHER_EC_KEY)).isInstanceOf(Credential.Bearer.class);
        assertThatExceptionOfType(CapabilityMissing.class)
                .isThrownBy(() -> half.healthy(ADA, Flaw.OTHER_RSA_KEY))
                .withMessageContaining("no RSA key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "[]", "{\"kty\":\"RSA\"}"})
    void what_is_no_key_set_is_told_with_the_line_that_names_it(String text) {
        assertThatExceptionOfType(SetUpFailed.class)
                .isThrownBy(() -> tokens(text).healthy(ADA, Flaw.UNKNOWN_KEY))
                .withMessageContaining("signing_jwks_env")
                .withMessageContaining("is no JWK set");
    }
}
