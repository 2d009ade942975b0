package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.engine.EngineControl.EngineUnreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scenario's own line to an engine: it answers, or says what is wrong within its timeout. */
class EngineControlTest {

    @Test
    void reads_models_health_and_metrics() {
        try (ScriptedEngine engine =
                ScriptedEngine.start(new EngineConfig("a", 0, List.of("m1", "m2")))) {
            EngineControl control = new EngineControl(URI.create(engine.url() + "/"));

            assertThat(control.models()).containsExactly("m1", "m2");
            assertThat(control.healthy()).isTrue();
            assertThat(control.metric("vllm:generation_tokens_total")).isZero();
            assertThat(control.journal()).isEmpty();
        }
    }

    @Test
    void names_the_engine_and_the_remedy_when_nobody_listens() {
        ScriptedEngine engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of("m1")));
        engine.close();
        EngineControl control = new EngineControl(engine.url());

        assertThat(control.healthy()).isFalse();
        assertThatThrownBy(() -> control.script(Marker.fresh(), Behaviour.silence()))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining(engine.url().toString())
                .hasMessageContaining("POST /script")
                .hasMessageContaining("settings");
    }

    @Test
    void gives_up_in_time_on_a_listener_that_says_nothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + mute.getLocalPort());
            EngineControl control = new EngineControl(url, Duration.ofMillis(200));
            long before = System.nanoTime();

            assertThatThrownBy(control::models)
                    .isInstanceOf(EngineUnreachable.class)
                    .hasMessageContaining("within PT0.2S");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void passes_the_engine_s_own_reason_on() {
        try (ScriptedEngine engine =
                ScriptedEngine.start(new EngineConfig("a", 0, List.of("m1")))) {
            EngineControl control = new EngineControl(engine.url());

            assertThatThrownBy(() -> control.release("marker-unknown00"))
                    .isInstanceOf(EngineUnreachable.class)
                    .hasMessageContaining("expected status 204, got 404")
                    .hasMessageContaining("no script for 'marker-unknown00'");
        }
    }
}
