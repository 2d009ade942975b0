package dev.touchstone.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.stack.StackFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read out of what Docker says of a compose file. */
class ComposeFileTest {

    private static final String CHECKED = "\"healthcheck\":{\"test\":[\"CMD\",\"true\"]%s}";

    @TempDir private Path folder;
    private Path compose;

    @BeforeEach
    void write() throws IOException {
        compose = Files.writeString(folder.resolve("compose.yaml"), "services: {}");
    }

    private ComposeFile told(String services) throws IOException {
        Path said = folder.resolve("config.json");
        Files.writeString(said, "{\"name\":\"mine\",\"services\":{%s}}".formatted(services));
        return ComposeFile.read(
                FakeDocker.saying(folder, "cat " + said), compose, Map.of("KEY", "secret"));
    }

    @Test
    void services_images_and_how_long_a_start_may_take_are_known() throws IOException {
        ComposeFile file =
                told(
                        "\"slow\":{\"image\":\"postgres:18\",%s},\"ours\":{\"image\":\"a:1\",\"build\":{\"context\":\"/there\",\"dockerfile\":\"made/Dockerfile\"},%s}"
                                .formatted(
                                        CHECKED.formatted(",\"start_period\":\"1m30s\""),
                                        CHECKED.formatted("")));

        assertThat(file.project()).isEqualTo("mine");
        assertThat(file.services()).containsOnlyKeys("slow", "ours");
        assertThat(file.services().get("slow").build()).isEmpty();
        assertThat(file.services().get("ours").build())
                .contains(
                        new ComposeFile.Build(
                                Path.of("/there"), Path.of("/there/made/Dockerfile")));
        assertThat(file.patience(Duration.ofSeconds(60))).hasSeconds(90);
        assertThat(file.patience(Duration.ofSeconds(100))).hasSeconds(100);
    }

    @Test
    void secrets_are_not_printed() throws IOException {
        assertThat(told("\"a\":{\"image\":\"a:1\",%s}".formatted(CHECKED.formatted(""))))
                .hasToString("ComposeFile[%s, [a]]".formatted(compose));
    }

    @Test
    void a_service_without_a_health_check_cannot_be_awaited() {
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> told("\"a\":{\"image\":\"a:1\"}"))
                .withMessageContaining("services: a: expected a healthcheck");
    }

    @Test
    void a_service_without_an_image_and_a_file_without_services_are_refused() {
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> told("\"a\":{}"))
                .withMessageContaining("services: a: expected an image");
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> told(""))
                .withMessageContaining("it has no services");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path none = folder.resolve("none.yaml");

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> ComposeFile.read(new Docker(), none, Map.of()))
                .withMessageStartingWith("There is no " + none);
    }

    @Test
    void what_docker_refuses_is_told_in_its_words() throws IOException {
        Docker docker = FakeDocker.saying(folder, "echo 'yaml: line 3: mapping' >&2\nexit 15");

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> ComposeFile.read(docker, compose, Map.of()))
                .withMessage(
                        "%s cannot be used: yaml: line 3: mapping. `docker compose -f %1$s config`"
                                + " checks it",
                        compose);
    }
}
