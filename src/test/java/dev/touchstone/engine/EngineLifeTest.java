package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starting is fast, closing leaves nothing behind, a busy port is said so. */
class EngineLifeTest {

    @Test
    void three_engines_start_fast_and_share_two_threads() throws IOException {
        long before = System.nanoTime();
        List<ScriptedEngine> engines = new ArrayList<>();
        try {
            for (String name : List.of("a", "b", "c")) {
                engines.add(start(name, 0));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - before);

            // 300 ms is the promise; a loaded machine gets more
            assertThat(took).isLessThan(Duration.ofMillis(1_500));
            assertThat(engines).extracting(ScriptedEngine::port).doesNotHaveDuplicates();
            for (ScriptedEngine engine : engines) {
                assertThat(new EngineControl(engine.url()).healthy()).isTrue();
            }
            assertThat(loopThreads()).hasSizeLessThanOrEqualTo(2).allMatch(Thread::isDaemon);
        } finally {
            engines.forEach(ScriptedEngine::close);
        }
    }

    @Test
    void closing_ends_connections_threads_and_the_port() throws IOException {
        ScriptedEngine engine = start("a", 0);
        String marker = Marker.fresh();
        new EngineControl(engine.url()).script(marker, Behaviour.silence());
        try (RawCaller idle = new RawCaller(engine);
                RawCaller waiting = new RawCaller(engine)) {
            idle.get("/health").answer();
            waiting.chat(Prompts.json(marker));
            engine.close();

            assertThat(idle.nextByteWithin(2_000)).isEqualTo(-1);
            assertThat(waiting.nextByteWithin(2_000)).isEqualTo(-1);
        }
        assertThatThrownBy(() -> new RawCaller(engine)).isInstanceOf(ConnectException.class);
        await().atMost(Duration.ofSeconds(5)).until(() -> loopThreads().isEmpty());
        engine.close();
    }

    @Test
    void another_engine_can_take_the_port_at_once_and_the_others_stay() throws IOException {
        try (ScriptedEngine other = start("other", 0)) {
            ScriptedEngine first = start("first", 0);
            int port = first.port();
            try (RawCaller caller = new RawCaller(first)) {
                caller.get("/health").answer();
                first.close();
                assertThat(caller.nextByteWithin(2_000)).isEqualTo(-1);
            }
            try (ScriptedEngine second = start("second", port)) {
                assertThat(second.port()).isEqualTo(port);
                assertThat(new EngineControl(second.url()).journal()).isEmpty();
                assertThat(new EngineControl(other.url()).healthy()).isTrue();
            }
        }
    }

    @Test
    void a_busy_port_is_one_clear_message() {
        try (ScriptedEngine first = start("first", 0)) {
            assertThatThrownBy(() -> start("second", first.port()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("engine 'second'")
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("set 'port'");
            assertThat(new EngineControl(first.url()).healthy()).isTrue();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> loopThreads().isEmpty());
    }

    @Test
    void an_engine_that_listens_everywhere_is_called_by_the_loopback_address() {
        try (ScriptedEngine engine =
                ScriptedEngine.start(new EngineConfig("a", 0, List.of("m"), "0.0.0.0"))) {
            assertThat(engine.url()).hasHost("127.0.0.1").hasPort(engine.port());
            assertThat(new EngineControl(engine.url()).healthy()).isTrue();
        }
    }

    @Test
    void nonsense_in_the_configuration_is_refused() {
        assertThatThrownBy(() -> new EngineConfig(" ", 0, List.of("m")))
                .hasMessageContaining("expected a name");
        assertThatThrownBy(() -> new EngineConfig("a", 65_536, List.of("m")))
                .hasMessageContaining("0 to 65535, got 65536");
        assertThatThrownBy(() -> new EngineConfig("a", 0, List.of()))
                .hasMessageContaining("one or more names");
    }

    private static ScriptedEngine start(String name, int port) {
        return ScriptedEngine.start(new EngineConfig(name, port, List.of(Prompts.MODEL)));
    }

    private static List<Thread> loopThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("scripted-engine"))
                .toList();
    }
}
