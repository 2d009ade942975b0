package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.stack.docker.ComposeProject;
import dev.touchstone.stack.docker.Docker;
import dev.touchstone.stack.docker.NeedsDocker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a run in containers leaves when its process ends, in whatever way: nothing. */
@NeedsDocker
@Tag("process")
@Timeout(180)
class KilledContainersTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final String COMPOSE =
            """
            services:
              part:
                image: alpine:3.17
                command: [tail, -f, /dev/null]
                healthcheck: {test: [CMD, 'true'], interval: 1s}
            """;

    @TempDir private Path folder;
    private Process child;

    @BeforeEach
    void start() throws IOException {
        Path compose = Files.writeString(folder.resolve("compose.yaml"), COMPOSE);
        child =
                new ProcessBuilder(ChildRun.command("containers", compose.toString()))
                        .redirectError(folder.resolve("err").toFile())
                        .start();
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
        awaitNothingLeft();
    }

    @Test
    void a_killed_run_leaves_no_container_no_network_and_no_folder() throws IOException {
        awaitReady();
        child.destroyForcibly();

        awaitNothingLeft();
    }

    @Test
    void one_that_is_killed_while_its_containers_are_made_leaves_none() {
        awaitFirstPart();
        child.destroyForcibly();

        awaitNothingLeft();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void one_that_is_killed_with_all_its_process_group_leaves_none() throws Exception {
        awaitFirstPart();
        new ProcessBuilder("kill", "-KILL", "--", "-" + child.pid()).start().waitFor();

        awaitNothingLeft();
    }

    @Test
    void ctrl_c_leaves_nothing_either() throws Exception {
        awaitReady();
        new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();

        awaitNothingLeft();
    }

    @Test
    void what_is_left_when_the_watchdog_is_killed_as_well_goes_with_the_next_start()
            throws Exception {
        awaitReady();
        for (ProcessHandle process : child.descendants().toList()) { // the watchdog
            process.destroyForcibly();
        }
        child.destroyForcibly().waitFor();
        assertThat(names()).as("nobody is there to remove it").isNotEmpty();

        ScratchFolder.sweep(ScratchFolder.parent());
        ComposeProject.sweep(
                new Docker(), run -> Files.exists(ScratchFolder.parent().resolve(run)));

        awaitNothingLeft();
    }

    private void awaitReady() throws IOException {
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        assertThat(out.lines().anyMatch(ChildRun.READY::equals))
                .as(() -> "it became ready; it said: " + said())
                .isTrue();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void awaitFirstPart() {
        Awaitility.await("the first part is there").atMost(MINUTE).until(() -> !names().isEmpty());
    }

    private void awaitNothingLeft() {
        Awaitility.await("containers, networks and folder are gone")
                .atMost(MINUTE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> names().isEmpty() && folders().isEmpty());
    }

    private List<String> names() {
        return Stream.of("container", "network", "volume")
                .flatMap(kind -> DockerNames.of(kind, prefix()).stream())
                .toList();
    }

    private List<Path> folders() {
        try (Stream<Path> all = Files.list(ScratchFolder.parent())) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String prefix() {
        return "touchstone-" + child.pid() + "-";
    }

    /** Asked of Docker without the code that is tested. */
    private static final class DockerNames {

        static List<String> of(String kind, String prefix) {
            try {
                ProcessBuilder asking =
                        kind.equals("container")
                                ? new ProcessBuilder(
                                        "docker", "ps", "--all", "--format", "{{.Names}}")
                                : new ProcessBuilder("docker", kind, "ls", "--format", "{{.Name}}");
                Process process = asking.redirectErrorStream(true).start();
                return process.inputReader()
                        .lines()
                        .filter(name -> name.startsWith(prefix))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
