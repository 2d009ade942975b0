package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.router.Capability;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.settings.DatabaseAddress;
import dev.touchstone.settings.SettingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouterFileTest {

    private static final String GOOD =
            """
            name: Mine
            kind: openai
            url: http://localhost:4000
            credentials:
              api_key_env: MY_KEY
            options:
              health: /healthz
            models:
              - id: phi-4
                prompt_price: 0.07
                completion_price: 0.14
                deployments:
                  - id: phi-one
                    engine: one
              - id: asleep
                loaded: false
            engines:
              one:
                port: 8001
            missing:
              STREAM: it never learned to
            """;

    @TempDir private Path folder;

    @Test
    void a_whole_file_becomes_a_description() throws IOException {
        RouterDescription read = read(GOOD).description(Optional.empty(), Map.of("MY_KEY", "sk-1"));

        assertThat(read.name()).isEqualTo("Mine");
        assertThat(read.kind()).isEqualTo("openai");
        assertThat(read.url()).isEqualTo(URI.create("http://localhost:4000"));
        assertThat(read.options()).isEqualTo(Map.of("health", "/healthz"));
        assertThat(read.missing()).isEqualTo(Map.of(Capability.STREAM, "it never learned to"));
        assertThat(read.secrets().apiKey()).isEqualTo("sk-1");
        assertThat(read.toString()).doesNotContain("sk-1");
        assertThat(read.defaultModel().price().completionTokens()).isEqualByComparingTo("0.14");
        assertThat(read.models().get(1).loaded()).isFalse();
        assertThat(read(GOOD).served()).isEqualTo(Map.of("one", List.of("phi-4")));
    }

    @Test
    void a_model_has_a_provider_only_where_the_file_says_so() throws IOException {
        String yaml = GOOD.replace("- id: phi-4\n", "- id: phi-4\n    provider: inference\n");
        RouterDescription read = read(yaml).description(Optional.empty(), Map.of("MY_KEY", "sk"));

        assertThat(read.modelNames()).containsExactly("phi-4", "inference:phi-4", "asleep");
        assertThat(read.providers()).containsExactly("inference");
    }

    @Test
    void published_keys_come_from_the_environment_and_are_never_printed() throws IOException {
        String yaml = GOOD.replace("api_key_env: MY_KEY", "signing_jwks_env: MY_KEYS");
        RouterDescription read = read(yaml).description(Optional.empty(), Map.of("MY_KEYS", "{}"));

        assertThat(read.secrets().signingKeys()).isEqualTo("{}");
        assertThat(read.toString()).doesNotContain("{}").contains("Secrets[masked]");
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(yaml).description(Optional.empty(), Map.of()))
                .withMessage(
                        "signing_jwks_env names the environment variable MY_KEYS, which is not"
                                + " set");
    }

    @Test
    void another_address_goes_before_that_of_the_file() throws IOException {
        URI proxy = URI.create("http://localhost:9");

        assertThat(read(GOOD).description(Optional.of(proxy), Map.of("MY_KEY", "k")).url())
                .isEqualTo(proxy);
    }

    @Test
    void a_secret_that_the_environment_does_not_have_is_asked_for() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(GOOD).description(Optional.empty(), Map.of()))
                .withMessage("api_key_env names the environment variable MY_KEY, which is not set");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("nothing at all", "", "is empty; expected name, kind, url and models"),
                wrong("blanks", " \n\n", "is empty"),
                wrong("only a marker", "---\n", "expected name, kind, url and models"),
                wrong("a list", "- a\n- b\n", "line 1: expected lines of the form \"name: value\""),
                wrong(
                        "broken YAML",
                        GOOD.replace("kind: openai", "kind: \"openai"),
                        "line ",
                        "is not readable"),
                wrong(
                        "a tabulator",
                        GOOD.replace("  health", "\thealth"),
                        "line 6",
                        "is not readable"),
                wrong(
                        "a key twice",
                        GOOD + "name: Other\n",
                        "line 22 is not readable: Duplicate field 'name'"),
                wrong(
                        "an unknown key",
                        GOOD.replace("kind:", "kid:"),
                        "line 2: there is no \"kid\" here; expected one of",
                        "kind"),
                wrong(
                        "an unknown key inside",
                        GOOD.replace("prompt_price", "price"),
                        "line 10: there is no \"price\" here",
                        "prompt_price"),
                wrong(
                        "a text for a list",
                        GOOD.replaceAll("(?s)models:.*(?=engines:)", "models: phi-4\n"),
                        "line 8: models: expected a list"),
                wrong(
                        "a word for a price",
                        GOOD.replace("0.07", "cheap"),
                        "line 10: models.prompt_price: expected a number"),
                wrong(
                        "a price below zero",
                        GOOD.replace("0.07", "-1"),
                        "models: phi-4: expected prices of 0 or more"),
                wrong(
                        "a provider with a colon",
                        GOOD.replace("- id: phi-4\n", "- id: phi-4\n    provider: 'a:b'\n"),
                        "models: phi-4: expected a provider's name without spaces and colons, got"
                                + " \"a:b\""),
                wrong(
                        "a provider without a name",
                        GOOD.replace("- id: phi-4\n", "- id: phi-4\n    provider: ''\n"),
                        "models: phi-4: expected a provider's name"),
                wrong("no name", GOOD.replace("name: Mine\n", ""), "name is missing"),
                wrong(
                        "an unknown kind",
                        GOOD.replace("openai", "magic"),
                        "kind: expected one of [reference, openai, litellm], got magic"),
                wrong("no kind", GOOD.replace("kind: openai\n", ""), "kind: expected one of"),
                wrong("no url", GOOD.replace("url: http://localhost:4000\n", ""), "url is missing"),
                wrong(
                        "a bad url",
                        GOOD.replace("http://localhost:4000", "localhost:4000"),
                        "url: expected an address such as http://localhost:4000, got"
                                + " localhost:4000"),
                wrong(
                        "no models",
                        GOOD.replaceAll("(?s)models:.*(?=engines:)", ""),
                        "models: expected at least one"),
                wrong(
                        "an empty model",
                        GOOD.replace("  - id: asleep\n", "  -\n")
                                .replace("    loaded: false\n", ""),
                        "models: id is missing"),
                wrong(
                        "an empty deployment",
                        GOOD.replace("id: phi-one", "id:"),
                        "models: phi-4: deployments: id is missing"),
                wrong(
                        "an unknown capability",
                        GOOD.replace("STREAM:", "STREAMS:"),
                        "there is no capability STREAMS; expected one of",
                        "STREAM,"),
                wrong(
                        "no reason",
                        GOOD.replace(" it never learned to", ""),
                        "missing: STREAM: expected the reason"),
                wrong(
                        "a database without a role",
                        GOOD + "database:\n  url: postgresql://localhost:5432/mine\n",
                        "database: url: expected postgresql://role@host:port/name, got"
                                + " postgresql://localhost"),
                wrong(
                        "an engine without anything",
                        GOOD.replace("    port: 8001\n", ""),
                        "engines: one: expected a port or a url"),
                wrong(
                        "an engine before nothing",
                        GOOD.replace("    port: 8001\n", "    port: 8001\n    model: vllm\n"),
                        "engines: one: model: expected an address such as"),
                wrong(
                        "an engine with both",
                        GOOD.replace("port: 8001", "{port: 1, url: \"http://x\"}")
                                .replace("one:\n    {", "one: {"),
                        "engines: one: expected a port or a url"),
                wrong(
                        "a port out of range",
                        GOOD.replace("8001", "70000"),
                        "engines: one: expected a port from 1 to 65535, got 70000"),
                wrong(
                        "a port in words",
                        GOOD.replace("8001", "many"),
                        "engines.one.port: expected a number"),
                wrong(
                        "a bad engine url",
                        GOOD.replace("port: 8001", "url: here"),
                        "engines: one: url: expected an address"),
                wrong(
                        "a deployment on no engine",
                        GOOD.replace("engine: one", "engine: two"),
                        "deployment phi-one: expected one of the engines [one], got two"),
                wrong(
                        "an engine that serves no model",
                        GOOD.replace(
                                "  one:\n    port: 8001\n",
                                "  one: {port: 8001}\n  two: {port: 8002}\n"),
                        "engines: two: expected a loaded model with a deployment on it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void what_is_wrong_is_said_in_one_message_with_the_file(
            String name, String yaml, List<String> said) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .startsWith(folder.resolve("router.yaml").toString())
                                        .contains(said)
                                        .hasLineCount(1)
                                        .doesNotContain("dev.touchstone", "com.fasterxml"));
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_setting() {
        Path absent = folder.resolve("no.yaml");

        for (Path path : List.of(absent, folder)) {
            assertThatExceptionOfType(SettingException.class)
                    .isThrownBy(() -> RouterFileReader.read(path))
                    .withMessage(
                            "-Drouter=%s: there is no such file. Expected the YAML file that describes your router"
                                    .formatted(path));
        }
    }

    @Test
    void bytes_that_are_no_text_are_no_file() throws IOException {
        Path file = folder.resolve("router.yaml");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> RouterFileReader.read(file))
                .withMessageContaining("cannot be read as UTF-8");
    }

    @Test
    void the_password_of_the_routers_own_role_comes_from_the_environment() throws IOException {
        String database =
                "database:\n"
                        + "  url: postgresql://role@there:5432/mine\n"
                        + "  password_env: MY_PASSWORD\n";

        assertThat(read(GOOD).tables(Map.of())).isEmpty();
        assertThat(read(GOOD + database).tables(Map.of("MY_PASSWORD", "word")))
                .contains(new DatabaseAddress("jdbc:postgresql://there:5432/mine", "role", "word"));
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(GOOD + database).tables(Map.of()))
                .withMessage(
                        "password_env names the environment variable MY_PASSWORD, which is not"
                                + " set");
    }

    @Test
    void an_engine_that_the_run_opens_has_no_address_before() throws IOException {
        RouterFile elsewhere = read(GOOD.replace("port: 8001", "url: \"http://one:8000\""));

        assertThat(elsewhere.engine("one")).isEqualTo(URI.create("http://one:8000"));
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> read(GOOD).engine("one"))
                .withMessageContaining("engines: one: expected a url");
    }

    private static Arguments wrong(String name, String yaml, String... said) {
        return Arguments.of(name, yaml, List.of(said));
    }

    private RouterFile read(String yaml) throws IOException {
        Path file = folder.resolve("router.yaml");
        Files.writeString(file, yaml);
        return RouterFileReader.read(file);
    }
}
