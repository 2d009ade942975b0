package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.settings.SettingException;
import dev.touchstone.stack.docker.Docker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the stacks in containers without starting one. */
class ContainerStackTest {

    private static final Path COMPOSE = Path.of("compose");
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<String> stacks() {
        return ContainerStack.NAMES;
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void without_docker_one_sentence_says_what_is_missing_and_what_works(String stack) {
        Docker none = new Docker("no-docker-here");

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> ContainerStack.start(Chosen.of(stack), Map.of(), none))
                .withMessage(
                        "-Dstack=%s needs Docker, but there is no docker command; without Docker"
                                + " the stacks embedded and remote work",
                        stack);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void every_stack_has_a_description_whose_addresses_are_services(String stack)
            throws IOException {
        RouterFile file = router(stack);
        JsonNode services = compose(stack).path("services");

        assertThat(services.has(file.address().getHost())).isTrue();
        assertThat(file.engines().isEmpty())
                .as("without scripted engines, and it says why")
                .isEqualTo(file.missing().containsKey("SCRIPTED_ENGINES"));
        assertThat(file.engines().keySet())
                .allMatch(engine -> file.engine(engine).getHost().equals(engine))
                .allMatch(services::has);
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void no_image_is_the_newest_one_no_port_is_fixed_and_no_secret_is_written(String stack)
            throws IOException {
        String text =
                String.join("\n", files(stack).stream().map(ContainerStackTest::text).toList());

        assertThat(compose(stack).findValuesAsText("image"))
                .isNotEmpty()
                .allMatch(image -> image.matches("[\\w./-]+:v?\\d[\\w.-]*"));
        assertThat(text).doesNotContainPattern("ports: \\[\"?\\d");
        assertThat(text).doesNotContainPattern("(PASSWORD|KEY|JWKS): (?!\\$\\{|!reset)\\S");
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void what_is_known_of_its_router_is_looked_for_in_its_folder(String stack) {
        assertThat(Stacks.description(Chosen.of(stack)))
                .contains(COMPOSE.resolve(stack).resolve("router.yaml"));
        assertThat(Stacks.description(Chosen.of("embedded"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"embedded, llama-3.2-3b", "litellm, llama-3.2-3b", "vllm, vllm-model"})
    void the_default_model_is_the_first_of_its_description(String stack, String model) {
        assertThat(Stacks.defaultModel(Chosen.of(stack))).isEqualTo(model);
    }

    @Test
    void every_folder_of_compose_is_a_stack() throws IOException {
        try (Stream<Path> folders = Files.list(COMPOSE)) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("compose.yaml"))))
                    .extracting(folder -> folder.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(ContainerStack.NAMES);
        }
    }

    @Test
    void the_image_has_the_projects_version() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");

        JsonNode ours = YAML.readTree(COMPOSE.resolve("image/service.yaml").toFile());
        assertThat(ours.findValuesAsText("image")).containsExactly("touchstone:" + version);
    }

    @Test
    void the_containers_offer_what_the_embedded_stack_offers() {
        assertThat(router("containers").offered()).isEqualTo(EmbeddedModels.ALL);
        assertThat(router("keycloak").offered()).isEqualTo(EmbeddedModels.ALL);
        assertThat(router("vllm-cpu").offered()).isEqualTo(EmbeddedModels.ALL);
        assertThat(router("vllm-gpu").offered()).isEqualTo(EmbeddedModels.ALL);
    }

    @Test
    void a_router_takes_tokens_of_a_secret_only_where_its_description_names_one() {
        Map<String, String> environment = new HashMap<>(StackSecrets.fresh());
        environment.put("DATABASE_URL", "postgresql://owner:word@database:5432/touchstone");
        environment.put("TOUCHSTONE_APPLICATION_USER", "application");
        environment.put("TOUCHSTONE_KEYS_URL", "http://keycloak:8080/keys");
        ContainerProgram program = new ContainerProgram(environment);

        ReferenceConfig.Identity shared = program.router(router("containers")).identity();
        ReferenceConfig.Identity published = program.router(router("keycloak")).identity();

        assertThat(shared.algorithms()).containsExactlyInAnyOrder("HS256", "RS256", "ES256");
        assertThat(shared.issuer()).isEqualTo("touchstone");
        assertThat(published.algorithms()).containsExactly("RS256");
        assertThat(published.secret()).isEmpty();
        assertThat(published.issuer()).isEqualTo("http://keycloak:8080/realms/touchstone");
    }

    @Test
    void the_router_in_a_container_is_configured_by_its_description_and_environment() {
        Map<String, String> environment = new HashMap<>(StackSecrets.fresh());
        environment.put("DATABASE_URL", "postgresql://owner:word@database:5432/touchstone");
        environment.put("TOUCHSTONE_APPLICATION_USER", "application");
        environment.put("TOUCHSTONE_KEYS_URL", "http://issuer:8000/keys");

        ReferenceConfig config = new ContainerProgram(environment).router(router("containers"));

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.database().url()).isEqualTo("jdbc:postgresql://database:5432/touchstone");
        assertThat(config.database().owner().user()).isEqualTo("owner");
        assertThat(config.database().application().user()).isEqualTo("application");
        assertThat(config.policy().coolDown()).isEmpty();
        assertThat(config.models().get(0).deployments())
                .extracting(deployment -> deployment.url().toString())
                .containsExactly("http://one:8000", "http://two:8000");
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new ContainerProgram(Map.of()).router(router("containers")))
                .withMessage("The environment variable DATABASE_URL is not set");
    }

    @Test
    void secrets_are_new_each_time_and_fit_a_shell() {
        Map<String, String> first = StackSecrets.fresh();
        Map<String, String> second = StackSecrets.fresh();

        assertThat(first.keySet()).isEqualTo(second.keySet());
        assertThat(first.values()).doesNotContainAnyElementsOf(second.values());
        assertThat(first.values()).noneMatch(value -> value.contains("'"));
        assertThat(StackSecrets.exported(first))
                .contains("export TOUCHSTONE_SIGNING_KEY='" + first.get(StackSecrets.SIGNING_KEY));
    }

    private static RouterFile router(String stack) {
        return RouterFileReader.read(COMPOSE.resolve(stack).resolve("router.yaml"));
    }

    /** All services of the file, and of those that it includes. */
    private static JsonNode compose(String stack) throws IOException {
        ObjectNode whole = YAML.createObjectNode();
        ObjectNode services = whole.putObject("services");
        for (Path file : files(stack)) {
            JsonNode read = YAML.readTree(file.toFile());
            read.path("services")
                    .properties()
                    .forEach(each -> services.withArray(each.getKey()).add(each.getValue()));
        }
        return whole;
    }

    private static List<Path> files(String stack) throws IOException {
        Path folder = COMPOSE.resolve(stack);
        List<Path> files = new ArrayList<>(List.of(folder.resolve("compose.yaml")));
        YAML.readTree(files.get(0).toFile())
                .at("/include/0/path")
                .forEach(path -> files.add(folder.resolve(path.asText()).normalize()));
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
