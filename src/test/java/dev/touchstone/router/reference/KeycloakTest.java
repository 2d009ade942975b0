package dev.touchstone.router.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.RouterDescription.Secrets;
import dev.touchstone.router.SetUpFailed;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of a real issuer, here of one that plays it. */
@Timeout(60)
class KeycloakTest {

    private FakeKeycloak realm;
    private Tokens tokens;

    @BeforeEach
    void start() throws IOException {
        realm = new FakeKeycloak();
        tokens = tokens(FakeKeycloak.PASSWORD);
    }

    @AfterEach
    void end() {
        realm.close();
    }

    @Test
    void a_person_is_made_there_and_signs_in_there() throws Exception {
        SignedJWT token = Described.read(tokens.issue("ada-1", "t-1", "operator"));

        assertThat(token.verify(new RSASSAVerifier(realm.keys().get(0)))).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("ada-1");
        assertThat(token.getJWTClaimsSet().getStringClaim("tenant_id")).isEqualTo("t-1");
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("operator");
    }

    @Test
    void a_token_of_another_tenant_and_role_has_no_trace_of_the_first() throws Exception {
        tokens.issue("ada-1", "t-1", "operator");
        SignedJWT token = Described.read(tokens.issue("ada-1", "t-2", "admin"));

        assertThat(token.getJWTClaimsSet().getStringClaim("tenant_id")).isEqualTo("t-2");
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("admin");
    }

    @Test
    void the_platforms_administrator_is_there_already_and_signs_in_once() throws Exception {
        Credential first = tokens.platformAdmin();

        assertThat(Described.read(first).getJWTClaimsSet().getStringClaim("role"))
                .isEqualTo("platform_admin");
        assertThat(tokens.platformAdmin()).isSameAs(first);
    }

    @Test
    void the_thirty_first_token_is_signed_by_another_key() throws Exception {
        for (int i = 1; i <= 30; i++) {
            tokens.issue("ada-1", "t-1", "operator");
        }
        assertThat(realm.keys()).hasSize(1);

        SignedJWT token = Described.read(tokens.issue("ada-1", "t-1", "operator"));

        assertThat(realm.keys()).hasSize(2);
        assertThat(token.verify(new RSASSAVerifier(realm.keys().get(1)))).isTrue();
        SignedJWT again = SignedJWT.parse(tokens.sign(token.getJWTClaimsSet()));
        assertThat(again.getHeader().getKeyID()).isEqualTo("k1");
        assertThat(again.verify(new RSASSAVerifier(realm.keys().get(1)))).isTrue();
    }

    @Test
    void whom_the_router_disables_gets_no_token_there_until_enabled_again() {
        tokens.issue("ada-1", "t-1", "operator");

        tokens.activate(Described.ADA, false);
        assertThat(signsIn()).isFalse();

        tokens.activate(Described.ADA, true);
        assertThat(signsIn()).isTrue();
    }

    @Test
    void an_issuer_that_lets_disabled_people_in_is_told() {
        tokens.issue("ada-1", "t-1", "operator");
        realm.letEverybodyIn();

        assertThatExceptionOfType(SetUpFailed.class)
                .isThrownBy(() -> tokens.activate(Described.ADA, false))
                .withMessage("Keycloak lets Ada sign in, who has just been disabled there");
        assertThatCode(() -> tokens.activate(Described.ADA, true)).doesNotThrowAnyException();
    }

    @Test
    void all_flaws_can_be_forged_but_those_of_a_secret_and_of_an_ec_key() {
        IssuedTokens issued = new IssuedTokens(tokens);

        Map<Flaw, CapabilityMissing> missing = Described.impossible(issued);

        assertThat(missing.keySet()).containsExactly(Flaw.OTHER_ALGORITHM, Flaw.OTHER_EC_KEY);
        assertThat(missing.values())
                .extracting(CapabilityMissing::capability)
                .containsExactly(Capability.SIGNED_TOKENS, Capability.PUBLISHED_KEYS);
    }

    @Test
    void a_wrong_password_is_one_message_with_the_line_that_names_it() {
        assertThatExceptionOfType(SetUpFailed.class)
                .isThrownBy(() -> tokens("wrong").issue("ada-1", "t-1", "operator"))
                .withMessageContaining("401")
                .withMessageContaining("unauthorized_client")
                .withMessageContaining("issuer_password_env")
                .withMessageContaining("expected an access token");
    }

    @Test
    void one_that_is_not_there_is_one_message_with_its_address() {
        realm.close();

        assertThatExceptionOfType(SetUpFailed.class)
                .isThrownBy(() -> tokens.issue("ada-1", "t-1", "operator"))
                .withMessageContaining("does not answer")
                .withMessageContaining(realm.realm())
                .withMessageContaining("options.keycloak");
    }

    private boolean signsIn() {
        return new KeycloakRealm(URI.create(realm.realm()), "api", FakeKeycloak.PASSWORD)
                .lets("ada-1");
    }

    private Tokens tokens(String password) {
        return Tokens.of(
                Described.router(
                        Map.of("keycloak", realm.realm()), new Secrets("", "", "", password)));
    }
}
