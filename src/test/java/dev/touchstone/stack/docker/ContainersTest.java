package dev.touchstone.stack.docker;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.stack.StackFailed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersTest {

    @TempDir private Path folder;

    @Test
    void a_docker_that_has_stopped_is_not_taken_for_one_without_containers() throws IOException {
        Docker stopped =
                FakeDocker.saying(folder, "echo 'Cannot connect to the Docker daemon' >&2\nexit 1");
        Containers containers = new Containers(stopped, "some-project");

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(containers::all)
                .withMessage(
                        "Docker does not tell of its containers: Cannot connect to the Docker"
                                + " daemon");
        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(containers::remove)
                .withMessageStartingWith("Docker does not tell of its containers: ");
    }
}
