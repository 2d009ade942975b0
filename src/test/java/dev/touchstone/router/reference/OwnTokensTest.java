package dev.touchstone.router.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.router.SetUpFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract, "Identity": the claims of a token. */
class OwnTokensTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void a_persons_token_has_the_claims_of_the_contract_and_is_signed() throws Exception {
        SignedJWT token = Described.read(tokens(KEY, Map.of()).issue("ada-1", "t-1", "operator"));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(token.verify(new MACVerifier(KEY))).isTrue();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "sub", "tenant_id", "role", "aud", "iss", "iat", "exp", "jti");
        assertThat(claims.getSubject()).isEqualTo("ada-1");
        assertThat(claims.getStringClaim("tenant_id")).isEqualTo("t-1");
        assertThat(claims.getStringClaim("role")).isEqualTo("operator");
        assertThat(claims.getAudience()).containsExactly("enterprise-agents-api");
        assertThat(claims.getIssuer()).isEqualTo("touchstone");
        assertThat(claims.getIssueTime().toInstant()).isBefore(Instant.now());
        assertThat(claims.getExpirationTime().toInstant()).isAfter(Instant.now().plusSeconds(3600));
    }

    @Test
    void the_options_of_the_description_name_issuer_audience_and_administrator() throws Exception {
        Map<String, String> options =
                Map.of("issuer", "idp", "audience", "api", "platform_admin", "root");
        JWTClaimsSet claims =
                Described.read(tokens(KEY, options).platformAdmin()).getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("root");
        assertThat(claims.getStringClaim("role")).isEqualTo("platform_admin");
        assertThat(claims.getAudience()).containsExactly("api");
        assertThat(claims.getIssuer()).isEqualTo("idp");
    }

    @Test
    void a_key_that_is_too_short_is_refused_with_the_setting_that_names_it() {
        for (String key : List.of("", "short")) {
            assertThatExceptionOfType(SetUpFailed.class)
                    .isThrownBy(() -> tokens(key, Map.of()).platformAdmin())
                    .withMessageContaining("at least 32 bytes")
                    .withMessageContaining("signing_key_env");
        }
    }

    private static Tokens tokens(String key, Map<String, String> options) {
        return new OwnTokens(Described.router(options, new Secrets(key, "")));
    }
}
