package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.reference.ReferenceConfig.Identity;
import dev.touchstone.reference.ReferenceConfig.PublishedKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, "Identity": what is configured fits together, or is refused in one sentence. */
class IdentityConfigTest {
    private static final Optional<String> SECRET = Optional.of("s".repeat(32));
    private static final Optional<PublishedKeys> KEYS =
            Optional.of(PublishedKeys.at(URI.create("https://issuer.test/keys")));

    private static Identity identity(
            Set<String> algorithms, Optional<String> secret, Optional<PublishedKeys> keys) {
        return new Identity("iss", "aud", algorithms, secret, keys, Duration.ZERO, "admin");
    }

    static List<Arguments> wrong() {
        Optional<String> none = Optional.empty();
        return List.of(
                Arguments.of(Set.of(), SECRET, "Tokens need an algorithm"),
                Arguments.of(Set.of("HS256"), none, "signed by HS256 need a secret"),
                Arguments.of(Set.of("none"), SECRET, "signed by none here: choose among [ES256"),
                Arguments.of(Set.of("hs256"), SECRET, "signed by hs256 here"),
                Arguments.of(Set.of("HS256", "RS512"), SECRET, "signed by RS512 here"),
                Arguments.of(Set.of("HS256"), Optional.of("s".repeat(31)), "but has 31"),
                Arguments.of(Set.of("RS256"), Optional.of(""), "but has 0"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_does_not_fit_is_refused(
            Set<String> algorithms, Optional<String> secret, String said) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> identity(algorithms, secret, KEYS))
                .withMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void a_signature_without_published_keys_is_refused_and_with_them_is_not(String algorithm) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> identity(Set.of(algorithm), SECRET, Optional.empty()))
                .withMessage(
                        "Tokens signed by %s need the issuer's published keys: configure it, or do not accept %1$s"
                                .formatted(algorithm));
        assertThatCode(() -> identity(Set.of(algorithm), Optional.empty(), KEYS))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodys_tokens_for_nobody_and_a_negative_skew_are_refused() {
        for (List<String> names : List.of(List.of(" ", "aud"), List.of("iss", ""))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(
                            () ->
                                    new Identity(
                                            names.get(0),
                                            names.get(1),
                                            Set.of("HS256"),
                                            SECRET,
                                            KEYS,
                                            Duration.ZERO,
                                            "p"))
                    .withMessageContaining("must be named");
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () ->
                                new Identity(
                                        "iss",
                                        "aud",
                                        Set.of("HS256"),
                                        SECRET,
                                        KEYS,
                                        Duration.ofSeconds(-1),
                                        "p"))
                .withMessageContaining("clock skew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "/keys", "file:///etc/keys", "ftp://issuer.test/", "http:keys"})
    void keys_are_published_over_http_or_https(String address) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PublishedKeys.at(URI.create(address)))
                .withMessageContaining("an http or https address");
    }

    @Test
    void times_that_make_no_sense_are_refused() {
        URI uri = URI.create("http://issuer.test/");
        Duration second = Duration.ofSeconds(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PublishedKeys(uri, second, second, Duration.ZERO, second))
                .withMessageContaining("must be positive");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> new PublishedKeys(uri, second, second.plusMillis(1), second, second))
                .withMessageContaining("the pause is PT1.001S, the lifetime PT1S");
    }

    @Test
    void the_secret_is_never_printed() {
        assertThat(identity(Set.of("HS256"), SECRET, KEYS).toString())
                .isEqualTo("Identity[issuer=iss, audience=aud, algorithms=[HS256], secret=***]");
    }
}
