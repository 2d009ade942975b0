package dev.touchstone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.engine.EngineConfig;
import dev.touchstone.engine.ScriptedEngine;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.settings.SettingException;
import dev.touchstone.wire.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteStackTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir private Path folder;

    @Test
    void an_unknown_stack_is_refused_with_those_that_there_are() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Stacks.start(Chosen.of("cloud")))
                .withMessage(
                        "-Dstack: expected embedded, remote, containers, litellm, portkey,"
                                + " vllm-router, vllm, vllm-cpu, vllm-gpu, keycloak, got \"cloud\"");
    }

    @Test
    void a_remote_stack_without_a_file_asks_for_one() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Stacks.start(Chosen.of("remote")))
                .withMessageContaining("-Drouter=FILE");
    }

    @Test
    void a_router_that_does_not_answer_is_named_with_the_wait_and_the_setting() throws IOException {
        String url = "http://localhost:" + freePort();
        Instant before = Instant.now();

        assertThatExceptionOfType(StackFailed.class)
                .isThrownBy(() -> Stacks.start(Chosen.remote(file(url, ""), SECOND)))
                .withMessageContaining("The router at %s did not become ready within 1 s", url)
                .withMessageContaining("nobody answers there")
                .withMessageContaining("-Dhealth.timeout")
                .withMessageContaining("-Drouter.url");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_router_that_accepts_and_never_answers_does_not_keep_the_start_either()
            throws IOException {
        try (RawServer server = RawServer.holding(RawServer.Line::waitForHangUp)) {
            Path file = file(server.url().toString(), "");
            Instant before = Instant.now();

            assertThatExceptionOfType(StackFailed.class)
                    .isThrownBy(() -> Stacks.start(Chosen.remote(file, SECOND)))
                    .withMessageContaining("did not become ready within 1 s");
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_busy_port_is_one_message_and_the_engines_that_were_opened_are_closed()
            throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int free = freePort();
            String engines =
                    "engines:\n  one: {port: %d}\n  two: {port: %d}\n"
                            .formatted(free, busy.getLocalPort());
            Path file = file("http://localhost:4000", engines);

            assertThatExceptionOfType(StackFailed.class)
                    .isThrownBy(() -> new RemoteStack(Chosen.remote(file, SECOND), Map.of()))
                    .withMessageContaining("engine 'two' cannot listen on")
                    .withMessageContaining(Integer.toString(busy.getLocalPort()))
                    .withMessageContaining("free the port");
            assertThatCode(() -> new ServerSocket(free).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void engines_of_the_file_listen_until_the_stack_is_closed() throws IOException {
        int port = freePort();
        Path file =
                file(
                        "http://localhost:4000",
                        "engines:\n  one: {port: %d}\n  two: {url: \"http://localhost:1\"}\n"
                                .formatted(port));
        RemoteStack stack = new RemoteStack(Chosen.remote(file, SECOND), Map.of());

        assertThat(stack.engines()).containsOnlyKeys("one", "two");
        assertThat(stack.missing()).doesNotContainKey(Capability.SCRIPTED_ENGINES);
        assertThat(stack.engines().get("one").journal("nobody")).isEmpty();
        stack.close();
        assertThatCode(() -> new ServerSocket(port).close()).doesNotThrowAnyException();
    }

    @Test
    void without_engines_what_needs_them_is_missing_with_the_reason() throws IOException {
        RemoteStack stack =
                new RemoteStack(Chosen.remote(file("http://localhost:4000", ""), SECOND), Map.of());

        assertThat(stack.missing().get(Capability.SCRIPTED_ENGINES))
                .startsWith("needs scripted engines");
        assertThatExceptionOfType(CapabilityMissing.class)
                .isThrownBy(() -> stack.another(OwnSystem.Beginning.WITH_DATABASE));
    }

    @Test
    void a_file_that_says_why_it_has_no_engines_is_quoted() throws IOException {
        String why = "missing: {SCRIPTED_ENGINES: a real model follows no script}\n";
        RemoteStack stack =
                new RemoteStack(Chosen.remote(file("http://localhost:1", why), SECOND), Map.of());

        assertThat(stack.missing())
                .containsEntry(Capability.SCRIPTED_ENGINES, "a real model follows no script");
    }

    @Test
    void an_engine_before_a_model_server_relays_it_and_takes_no_words() throws IOException {
        try (ScriptedEngine model =
                ScriptedEngine.start(new EngineConfig("model", 0, List.of("its-own")))) {
            String line =
                    "engines:\n  one: {port: %d, model: \"%s\"}\n  two: {url: \"http://localhost:1\"}\n";
            RemoteStack stack =
                    new RemoteStack(
                            Chosen.remote(
                                    file(
                                            "http://localhost:1",
                                            line.formatted(freePort(), model.url())),
                                    SECOND),
                            Map.of());

            assertThat(stack.engines().get("one").models()).containsExactly("its-own");
            assertThat(stack.missing())
                    .containsEntry(Capability.SCRIPTED_ANSWERS, "real model: it says what it likes")
                    .doesNotContainKey(Capability.SCRIPTED_ENGINES);
            stack.close();
        }
    }

    private Path file(String url, String engines) throws IOException {
        Path file = folder.resolve("router.yaml");
        return Files.writeString(
                file,
                """
                name: Mine
                kind: openai
                url: %s
                models:
                  - id: phi-4
                    deployments:
                      - {id: a, engine: one}
                      - {id: b, engine: two}
                %s\
                """
                        .formatted(url, engines));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
