package dev.touchstone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, "Settings": environment variable or system property; the property wins. */
class SettingsTest {

    @Test
    void without_anything_set_the_defaults_hold() {
        Settings settings = read(Map.of(), Map.of());

        assertThat(settings.stack()).isEqualTo("embedded");
        assertThat(settings.router()).isEmpty();
        assertThat(settings.routerUrl()).isEmpty();
        assertThat(settings.healthTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(settings.streamTimeout()).isEqualTo(Duration.ofSeconds(180));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.seed()).matches("[0-9a-f]{8}");
    }

    @Test
    void a_variable_goes_before_the_default_and_a_property_before_the_variable() {
        Map<String, String> variable = Map.of("HEALTH_TIMEOUT", "7");

        assertThat(read(Map.of(), variable).healthTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(read(Map.of("health.timeout", "8"), variable).healthTimeout())
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void every_setting_is_read_from_its_property() {
        Settings settings =
                read(
                        Map.of(
                                "stack", "remote",
                                "router", "my.yaml",
                                "router.url", "https://router_1:4000/base",
                                "integration.test.timeout", "1",
                                "stream.test.timeout", "2",
                                "seed", "a1"),
                        Map.of());

        assertThat(settings.stack()).isEqualTo("remote");
        assertThat(settings.router()).contains(Path.of("my.yaml"));
        assertThat(settings.routerUrl()).contains(URI.create("https://router_1:4000/base"));
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.streamTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.seed()).isEqualTo("a1");
    }

    @Test
    void a_running_stack_is_reused_on_request_only() {
        assertThat(read(Map.of(), Map.of()).reuse()).isFalse();
        assertThat(read(Map.of("stack.reuse", "true"), Map.of()).reuse()).isTrue();
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(Map.of(), Map.of("STACK_REUSE", "yes")))
                .withMessage("-Dstack.reuse (or STACK_REUSE): expected true or false, got \"yes\"");
    }

    @Test
    void an_empty_value_is_none() {
        assertThat(read(Map.of("router.url", " "), Map.of()).routerUrl()).isEmpty();
        assertThat(read(Map.of(), Map.of("STACK", "")).stack()).isEqualTo("embedded");
    }

    @ParameterizedTest
    @CsvSource({"60, 60000", "60s, 60000", "0.5, 500", "1.25 s, 1250", "0.001, 1"})
    void seconds_may_have_decimals_and_a_unit(String text, long milliseconds) {
        assertThat(read(Map.of("health.timeout", text), Map.of()).healthTimeout())
                .isEqualTo(Duration.ofMillis(milliseconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "0", "0.0s", "1m", "1e3", "1,5", "s", "12345678", "∞"})
    void anything_else_is_no_number_of_seconds(String text) {
        refused(Map.of("health.timeout", text), Map.of())
                .isEqualTo(
                        "-Dhealth.timeout (or HEALTH_TIMEOUT): expected seconds above 0, such as 60, got \"%s\""
                                .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4000",
                "ftp://x",
                "http://",
                "http:// x",
                "http://x y/",
                "http://x:99999",
                "x"
            })
    void an_address_must_be_one_of_http(String text) {
        refused(Map.of(), Map.of("ROUTER_URL", text))
                .isEqualTo(
                        "-Drouter.url (or ROUTER_URL): expected an address such as http://localhost:4000, got \"%s\""
                                .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a b", "ü", "12345678901234567"})
    void a_seed_has_small_letters_and_digits(String text) {
        refused(Map.of("seed", text), Map.of()).contains("-Dseed", "a-z and digits", text);
    }

    @ParameterizedTest
    @CsvSource({
        "router.ulr, router.url",
        "rooter, router",
        "stak, stack",
        "health.timout, health.timeout",
        "health_timeout, health.timeout",
        "ROUTER_URL, router.url",
        "integration-test-timeout, integration.test.timeout",
        "testing.databse.url, testing.database.url",
        "database.ulr, database.url",
    })
    void a_property_that_looks_like_a_misspelt_setting_is_refused(String typed, String meant) {
        refused(Map.of(typed, "x"), Map.of())
                .startsWith("There is no setting -D%s. Did you mean -D%s ".formatted(typed, meant));
    }

    @ParameterizedTest
    @EnumSource
    void no_setting_is_taken_for_a_misspelling_of_another(Setting setting) {
        assertThatCode(() -> read(Map.of(setting.property(), ""), Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void properties_of_the_machine_and_of_other_tools_are_none_of_our_business() {
        Set<String> others =
                Set.of(
                        "cucumber.filter.tags",
                        "test",
                        "style",
                        "user.home",
                        "maven.repo.local",
                        "env");

        assertThat(System.getProperties().stringPropertyNames()).contains("java.version");
        assertThatCode(Settings::read).doesNotThrowAnyException();
        assertThatCode(() -> Settings.read(others, name -> null, Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_database_for_tests_goes_before_the_general_one() {
        Map<String, String> both =
                Map.of(
                        "TESTING_DATABASE_URL", "postgresql://t@one/a",
                        "DATABASE_URL", "postgresql://t@two/b");

        assertThat(read(Map.of(), both).database().orElseThrow().jdbcUrl()).contains("//one:");
        assertThat(
                        read(Map.of(), Map.of("DATABASE_URL", "postgresql://t@two/b"))
                                .database()
                                .orElseThrow()
                                .jdbcUrl())
                .contains("//two:");
    }

    private static AbstractStringAssert<?> refused(
            Map<String, String> properties, Map<String, String> variables) {
        return assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(properties, variables))
                .extracting(
                        Throwable::getMessage,
                        org.assertj.core.api.InstanceOfAssertFactories.STRING);
    }

    private static Settings read(Map<String, String> properties, Map<String, String> variables) {
        return Settings.read(properties.keySet(), properties::get, variables);
    }
}
