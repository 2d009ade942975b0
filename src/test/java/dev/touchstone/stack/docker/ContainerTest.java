package dev.touchstone.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/** What is read out of what Docker says of a container. */
class ContainerTest {

    private static Container told(String state) {
        try {
            return Container.of(
                    JsonMapper.builder()
                            .build()
                            .readTree(
                                    """
                                    {"Id": "c1", "State": {%s},
                                     "Config": {"Labels": {"com.docker.compose.service": "router"}},
                                     "NetworkSettings": {"Ports": {
                                       "8000/tcp": [{"HostIp": "0.0.0.0", "HostPort": "32768"}],
                                       "8001/tcp": [{"HostIp": "10.0.0.7", "HostPort": "32769"}],
                                       "8002/tcp": null}}}
                                    """
                                            .formatted(state)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void one_that_runs_and_passes_its_check_is_healthy_and_has_no_fault() {
        Container container =
                told("\"Status\": \"running\", \"Health\": {\"Status\": \"healthy\"}");

        assertThat(container.service()).isEqualTo("router");
        assertThat(container.healthy()).isTrue();
        assertThat(container.fault()).isEmpty();
    }

    @Test
    void a_port_that_is_published_everywhere_is_reached_at_home() {
        assertThat(told("").ports())
                .containsOnlyKeys(8000, 8001)
                .containsEntry(8000, "127.0.0.1:32768")
                .containsEntry(8001, "10.0.0.7:32769");
    }

    @Test
    void one_whose_check_fails_may_still_become_healthy() {
        Container container =
                told(
                        "\"Status\": \"running\", \"Health\": {\"Status\": \"unhealthy\", \"Log\":"
                                + " [{\"Output\": \"first\"}, {\"Output\": \"503\\n"
                                + "\"}]}");

        assertThat(container.healthy()).isFalse();
        assertThat(container.fault()).isEmpty();
        assertThat(container.check()).isEqualTo(" (its health check said: 503)");
    }

    @Test
    void one_that_has_ended_or_never_began_has_a_fault() {
        assertThat(told("\"Status\": \"exited\", \"ExitCode\": 3").fault())
                .contains("ended with exit code 3");
        assertThat(told("\"Status\": \"exited\", \"ExitCode\": 137, \"OOMKilled\": true").fault())
                .contains("ran out of memory");
        assertThat(told("\"Status\": \"created\", \"Error\": \"port is taken\"").fault())
                .contains("could not be started: port is taken");
    }
}
