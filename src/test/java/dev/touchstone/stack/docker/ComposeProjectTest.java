package dev.touchstone.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.stack.StackFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with containers is one message, and nothing is left of them. */
@NeedsDocker
@Timeout(120)
class ComposeProjectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEALTHY = "healthcheck: {test: [CMD, 'true'], interval: 1s}";

    private final Docker docker = new Docker();
    private final String run = "touchstone-1-" + ThreadLocalRandom.current().nextInt(1 << 30);
    private final String name = ComposeProject.name(run);

    @TempDir private Path folder;

    @AfterEach
    void remove() {
        new Containers(docker, name).remove();
    }

    private ComposeProject start(Duration patience, String... lines) throws IOException {
        Path path = folder.resolve("compose.yaml");
        Files.writeString(
                path,
                "services:\n  part:\n    image: alpine:3.17\n    stop_grace_period: 1s\n    "
                        + String.join("\n    ", lines)
                        + "\n");
        ComposeFile file = ComposeFile.read(docker, path, Map.of());
        return ComposeProject.start(docker, file, name, patience);
    }

    private void assertNothingLeft() {
        assertThat(new Containers(docker, name).all()).isEmpty();
        assertThat(docker.say("network", "ls", "--quiet", "--filter", "name=" + name).lines())
                .isEmpty();
    }

    @Test
    void what_has_started_is_reached_tells_its_log_and_leaves_nothing() throws IOException {
        ComposeProject project =
                start(
                        PATIENCE,
                        "command: [sh, -c, 'echo it is there; exec tail -f /dev/null']",
                        "ports: ['127.0.0.1::80']",
                        HEALTHY);

        assertThat(project.published(URI.create("http://part:80")).toString())
                .matches("http://127\\.0\\.0\\.1:\\d+");
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> project.published("part", 81))
                .withMessageContaining("expected a line \"ports\" that publishes 81");
        assertThat(project.logs().get("part")).contains("it is there");
        project.close();
        assertNothingLeft();
    }

    @Test
    void a_file_that_does_not_parse_is_named_with_what_docker_says() {
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> start(PATIENCE, "volumes: 7"))
                .withMessageContaining("compose.yaml cannot be used: ")
                .withMessageContaining("volumes");
    }

    @Test
    void an_image_that_cannot_be_pulled_is_named_at_once() throws IOException {
        Path path = folder.resolve("compose.yaml");
        Files.writeString(
                path, "services: {a: {image: 'localhost:1/none:1', %s}}".formatted(HEALTHY));
        ComposeFile file = ComposeFile.read(docker, path, Map.of());

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> ComposeProject.start(docker, file, name, PATIENCE))
                .withMessageStartingWith(
                        "The image localhost:1/none:1 is not on this machine and cannot be"
                                + " pulled: ");
    }

    @Test
    void one_that_dies_at_start_is_told_with_its_last_lines() {
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(
                        () -> start(PATIENCE, "command: [sh, -c, 'echo no disk; exit 3']", HEALTHY))
                .withMessageContaining("did not start: part ended with exit code 3")
                .withMessageContaining("part | ")
                .withMessageContaining("no disk")
                .satisfies(failed -> assertThat(failed.logs()).containsOnlyKeys("part"));
        assertNothingLeft();
    }

    @Test
    void one_that_ends_in_the_middle_is_told_with_its_last_lines() throws IOException {
        ComposeProject project =
                start(
                        PATIENCE,
                        "command: [sh, -c, 'echo so far; exec tail -f /dev/null']",
                        HEALTHY);
        assertThat(project.breakdown()).isEmpty();
        String part = new Containers(docker, name).all().get(0).id();

        docker.say("kill", part);
        assertThat(project.breakdown().orElseThrow())
                .hasMessageContaining("compose.yaml broke down in the middle of the run: ")
                .hasMessageContaining("part ended with exit code 137\npart | ")
                .hasMessageContaining("so far")
                .satisfies(broken -> assertThat(broken.logs()).containsOnlyKeys("part"));

        docker.say("rm", part);
        assertThat(project.breakdown().orElseThrow())
                .hasMessageEndingWith("somebody has removed containers of it");
        project.close();
        assertNothingLeft();
    }

    @Test
    void a_health_check_that_never_passes_is_told_with_what_it_says() {
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(
                        () ->
                                start(
                                        Duration.ofSeconds(4),
                                        "command: [tail, -f, /dev/null]",
                                        "healthcheck: {test: [CMD-SHELL, 'echo not yet; exit 1'],"
                                                + " interval: 1s}"))
                .withMessageContaining(
                        "part (its health check said: not yet) did not become healthy within 4 s")
                .withMessageContaining("-Dhealth.timeout");
        assertNothingLeft();
    }

    @Test
    void a_used_port_is_told_as_docker_tells_it() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = "ports: ['127.0.0.1:%d:80']".formatted(busy.getLocalPort());

            assertThatExceptionOfType(StackFailed.class)
                    .isThrownBy(
                            () -> start(PATIENCE, "command: [tail, -f, /dev/null]", port, HEALTHY))
                    .withMessageContaining("part could not be started: ")
                    .withMessageContaining(Integer.toString(busy.getLocalPort()));
        }
        assertNothingLeft();
    }

    @Test
    void a_sweep_removes_what_dead_runs_left_and_no_more() throws IOException {
        start(PATIENCE, "command: [tail, -f, /dev/null]", HEALTHY);

        ComposeProject.sweep(docker, any -> true);
        assertThat(new Containers(docker, name).all()).hasSize(1);

        ComposeProject.sweep(docker, other -> !other.equals(run));
        assertNothingLeft();
    }

    @Test
    void a_stack_that_shall_run_already_and_does_not_is_told_how_to_start() throws IOException {
        Path path = folder.resolve("compose.yaml");
        Files.writeString(
                path,
                "name: %s\nservices: {a: {image: 'alpine:3.17', %s}}".formatted(run, HEALTHY));
        ComposeFile file = ComposeFile.read(docker, path, Map.of());

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> ComposeProject.running(docker, file, PATIENCE))
                .withMessageContaining("-Dstack.reuse (or STACK_REUSE)")
                .withMessageContaining("docker compose -f %s up --detach --wait", path);
    }
}
