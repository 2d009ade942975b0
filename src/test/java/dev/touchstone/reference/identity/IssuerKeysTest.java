package dev.touchstone.reference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.touchstone.reference.ReferenceConfig.Identity;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a real issuer: rotation, cache, flood, outage (contract: Identity). */
@Timeout(60)
class IssuerKeysTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final KeyServer issuer = new KeyServer(KeyServer.RSA, KeyServer.EC);
    private final SetClock clock = new SetClock();
    private final Tokens tokens =
            new Tokens(
                    new Identity(
                            "issuer",
                            "api",
                            Set.of("RS256", "ES256"),
                            Optional.empty(),
                            Optional.of(issuer.published()),
                            Duration.ZERO,
                            "platform"),
                    clock);

    @AfterEach
    void stop() {
        issuer.close();
    }

    private String by(JWK key) {
        JWSAlgorithm algorithm =
                key.getKeyType().getValue().equals("RSA") ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
        return KeyServer.signed(
                new JWTClaimsSet.Builder()
                        .subject("otto")
                        .claim("role", "operator")
                        .issuer("issuer")
                        .audience("api")
                        .issueTime(Date.from(clock.now))
                        .expirationTime(Date.from(clock.now.plus(Duration.ofDays(1))))
                        .build(),
                algorithm,
                key);
    }

    private void accepted(String token) {
        assertThat(tokens.verify(List.of("Bearer " + token)).subject()).isEqualTo("otto");
    }

    private void refused(String token) {
        assertThatExceptionOfType(AccessRefused.class)
                .isThrownBy(() -> tokens.verify(List.of("Bearer " + token)))
                .matches(e -> e.reason() == AccessRefused.Reason.NO_VALID_TOKEN);
    }

    private void unknown(String token) {
        assertThatExceptionOfType(IssuerAway.class)
                .isThrownBy(() -> tokens.verify(List.of("Bearer " + token)));
    }

    @Test
    @DisplayName("AUTH-1: one visit for tokens of both families, many times and at once")
    void the_keys_are_fetched_once_for_many_tokens() {
        List<String> both = List.of(by(KeyServer.RSA), by(KeyServer.EC));
        IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.runAsync(() -> accepted(both.get(i % 2))))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(issuer.visits).hasValue(1);
    }

    @Test
    void nobody_is_asked_before_there_is_a_token_to_check() {
        refused("x.y.z");
        assertThat(issuer.visits).hasValue(0);
    }

    @Test
    @DisplayName("AUTH-4: a key that came is believed at once, one that went when the time is over")
    void keys_are_rotated() {
        accepted(by(KeyServer.EC));
        issuer.publish(KeyServer.NEW_EC);
        accepted(by(KeyServer.NEW_EC));
        assertThat(issuer.visits).hasValue(2);
        refused(by(KeyServer.EC));
        accepted(by(KeyServer.NEW_EC));
    }

    @Test
    void a_key_that_went_is_believed_no_longer_than_the_lifetime_of_the_document() {
        accepted(by(KeyServer.EC));
        issuer.publish(KeyServer.RSA);
        clock.pass(Duration.ofMinutes(10).minus(SECOND));
        accepted(by(KeyServer.EC));
        assertThat(issuer.visits).hasValue(1);
        clock.pass(SECOND.plusMillis(1));
        refused(by(KeyServer.EC));
        accepted(by(KeyServer.RSA));
    }

    @Test
    @DisplayName("AUTH-4: unknown keys are refused, and do not hammer the issuer")
    void a_flood_of_unknown_keys_is_refused_at_the_cost_of_one_visit() {
        accepted(by(KeyServer.RSA));
        String stranger = by(KeyServer.ec("ec-stranger"));
        IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.runAsync(() -> refused(stranger)))
                .toList()
                .forEach(CompletableFuture::join);
        accepted(by(KeyServer.RSA));
        assertThat(issuer.visits).hasValue(2);
    }

    @Test
    void after_a_flood_a_new_key_is_believed_when_the_pause_is_over() {
        accepted(by(KeyServer.RSA));
        String stranger = by(KeyServer.ec("ec-stranger"));
        IntStream.range(0, 5).forEach(i -> refused(stranger));
        issuer.publish(KeyServer.RSA, KeyServer.NEW_EC);
        refused(by(KeyServer.NEW_EC));
        clock.pass(Duration.ofSeconds(10).plusMillis(1));
        accepted(by(KeyServer.NEW_EC));
    }

    @Test
    @DisplayName("AUTH-4: another key under a known name proves nothing")
    void a_name_is_no_key() {
        refused(by(KeyServer.OTHER_RSA));
        accepted(by(KeyServer.RSA));
    }

    @Test
    void an_issuer_that_is_away_leaves_the_last_keys_in_force_for_the_outage() {
        accepted(by(KeyServer.RSA));
        issuer.status = 503;
        clock.pass(Duration.ofMinutes(11));
        accepted(by(KeyServer.RSA));
        clock.pass(Duration.ofHours(2));
        unknown(by(KeyServer.RSA));
        unknown(by(KeyServer.RSA));
        unknown(by(KeyServer.RSA));
        issuer.status = 200;
        clock.pass(Duration.ofSeconds(11));
        accepted(by(KeyServer.RSA));
    }

    @Test
    void a_new_key_of_an_issuer_that_is_away_is_not_known_to_be_wrong() {
        accepted(by(KeyServer.RSA));
        issuer.status = 500;
        unknown(by(KeyServer.NEW_EC));
        accepted(by(KeyServer.RSA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "[]",
                "{\"keys\":7}",
                "{\"keys\":[7]}",
                "{\"keys\":[{\"kty\":\"EC\"}]}",
                "<html>maintenance</html>"
            })
    void a_document_that_is_none_says_nothing_about_a_token(String document) {
        issuer.document = document;
        IntStream.range(0, 4).forEach(i -> unknown(by(KeyServer.RSA)));
        issuer.publish(KeyServer.RSA);
        clock.pass(Duration.ofSeconds(11));
        accepted(by(KeyServer.RSA));
    }

    @Test
    void a_document_of_megabytes_is_not_read_to_its_end() {
        issuer.document = " ".repeat(3_000_000) + issuer.document;
        unknown(by(KeyServer.RSA));
    }

    @Test
    void a_key_of_a_kind_that_nobody_knows_does_not_spoil_the_others() {
        issuer.document = issuer.document.replaceFirst("\\[", "[{\"kty\":\"NEW\",\"kid\":\"n\"},");
        accepted(by(KeyServer.RSA));
    }

    @Test
    void without_keys_no_token_is_valid() {
        issuer.document = "{\"keys\":[]}";
        refused(by(KeyServer.RSA));
    }

    @Test
    void an_issuer_that_cannot_be_reached_says_nothing_about_a_token() {
        issuer.close();
        IntStream.range(0, 4).forEach(i -> unknown(by(KeyServer.RSA)));
    }
}
