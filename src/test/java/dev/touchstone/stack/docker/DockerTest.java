package dev.touchstone.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DockerTest {

    @TempDir private Path folder;

    @Test
    void without_a_docker_command_it_says_so() {
        assertThat(new Docker(folder.resolve("nothing").toString()).lack())
                .contains("there is no docker command");
    }

    @Test
    void a_daemon_that_does_not_answer_is_told_in_its_own_words() throws IOException {
        Docker docker =
                FakeDocker.saying(folder, "echo 'Cannot connect to the Docker daemon' >&2\nexit 1");

        assertThat(docker.lack())
                .contains("no Docker daemon answers (Cannot connect to the Docker daemon)");
    }

    @Test
    void a_command_without_its_compose_plugin_is_told() throws IOException {
        Docker docker = FakeDocker.saying(folder, "[ \"$1\" = version ]");

        assertThat(docker.lack()).contains("its docker command has no compose plugin");
    }

    @Test
    void where_everything_answers_nothing_is_lacking() throws IOException {
        assertThat(FakeDocker.saying(folder, "echo 2.40.3").lack()).isEmpty();
    }

    @Test
    void one_that_never_ends_is_ended() throws IOException {
        Docker docker = FakeDocker.saying(folder, "exec tail -f /dev/null");

        Docker.Said said = docker.say(Duration.ofMillis(200), Map.of(), List.of("version"));

        assertThat(said.well()).isFalse();
        assertThat(said.complaint()).contains("did not end within 200 ms");
    }

    @Test
    void the_last_line_is_the_complaint() {
        assertThat(new Docker.Said(1, "begun\n", "warning\nit broke\n\n").complaint())
                .isEqualTo("it broke");
        assertThat(new Docker.Said(7, "", "").complaint())
                .isEqualTo("it ended with 7 and said nothing");
    }
}
