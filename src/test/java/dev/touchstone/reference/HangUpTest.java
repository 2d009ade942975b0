package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("STREAM-8, LEDGER-7: a hang-up stops the engine and is billed by what was generated")
class HangUpTest {
    /** One message of one token, in the model's chat template. */
    private static final int PROMPT = 8;

    private RouterFixture fixture;
    private CountDownLatch engineStopped;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void forget() {
        engineStopped = new CountDownLatch(1);
        fixture.engine.chats.clear();
    }

    private Socket ask(String body) throws IOException {
        Socket socket = new Socket("127.0.0.1", fixture.router.url().getPort());
        socket.setSoTimeout(10_000);
        send(socket, body);
        return socket;
    }

    private void send(Socket socket, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /v1/chat/completions HTTP/1.1\r\nhost: router\r\ncontent-length: "
                        + bytes.length
                        + "\r\nauthorization: Bearer "
                        + fixture.otto
                        + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf("total_tokens") < 0 || !seen.toString().endsWith("}}")) {
            seen.append((char) socket.getInputStream().read());
        }
        return seen.toString();
    }

    private void assertEngineStopsSoon() throws Exception {
        assertThat(engineStopped.await(1, TimeUnit.SECONDS))
                .as("the engine's connection is closed within a second")
                .isTrue();
    }

    private JsonNode aborted(String trace) throws Exception {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> fixture.ledger(fixture.ada, Map.of("trace_id", trace)).size() == 1);
        JsonNode entry = fixture.ledger(fixture.ada, Map.of("trace_id", trace)).get(0);
        assertThat(entry.path("status").asText()).isEqualTo("aborted");
        return entry;
    }

    private void hangUpBeforeTheFirstByte(String further, boolean headersSent, String trace)
            throws Exception {
        fixture.engine.when(
                chat -> {
                    if (headersSent) {
                        chat.streamHead();
                    }
                    chat.awaitHangUp();
                    engineStopped.countDown();
                });
        try (Socket socket = ask(body("\"metadata\":{\"trace_id\":\"" + trace + "\"}" + further))) {
            fixture.engine.chats.take();
            assertThat(socket.isConnected()).isTrue();
        }
        assertEngineStopsSoon();
        JsonNode entry = aborted(trace);
        // "Hello" is one token of 0.15 US dollars per million.
        assertThat(entry.path("prompt_tokens").asInt()).isEqualTo(PROMPT);
        assertThat(entry.path("completion_tokens").asInt()).isZero();
        assertThat(entry.path("cost").asText()).isEqualTo("0.0000012");
    }

    @Test
    void before_the_answer_of_a_plain_request() throws Exception {
        hangUpBeforeTheFirstByte("", false, "plain");
    }

    @Test
    void before_the_engine_answers_a_stream() throws Exception {
        hangUpBeforeTheFirstByte(",\"stream\":true", false, "no-headers");
    }

    @Test
    void before_the_first_token_of_a_stream() throws Exception {
        hangUpBeforeTheFirstByte(",\"stream\":true", true, "no-token");
    }

    @Test
    void within_a_stream() throws Exception {
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(EngineTexts.ROLE);
                    chat.event(EngineTexts.content("one two three"));
                    chat.awaitHangUp();
                    engineStopped.countDown();
                });
        try (Socket socket = ask(body("\"stream\":true,\"metadata\":{\"trace_id\":\"within\"}"))) {
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("three") < 0) {
                seen.append((char) socket.getInputStream().read());
            }
        }
        assertEngineStopsSoon();
        JsonNode entry = aborted("within");
        assertThat(entry.path("prompt_tokens").asInt()).isEqualTo(PROMPT);
        assertThat(entry.path("completion_tokens").asInt()).isEqualTo(3);
        // 1 * 0.15 + 3 * 0.6 US dollars per million
        assertThat(entry.path("cost").asText()).isEqualTo("0.000003");
    }

    @Test
    void who_stays_is_served_by_the_same_connection_twice() throws Exception {
        fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
        try (Socket socket = ask(body(""))) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
            send(socket, body(""));
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void who_sends_the_next_request_too_early_gets_this_answer_and_a_closed_connection()
            throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        fixture.engine.when(
                chat -> {
                    assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
                    // Not a hang-up: the router must still be waiting for this answer.
                    chat.socket().setSoTimeout(200);
                    assertThatThrownBy(() -> chat.socket().getInputStream().read())
                            .isInstanceOf(SocketTimeoutException.class);
                    EngineTexts.answers("Hi", 1, 1).meet(chat);
                });
        try (Socket socket = ask(body(""))) {
            fixture.engine.chats.take();
            send(socket, body(""));
            second.countDown();
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("connection: close");
            assertThat(fixture.engine.chats).isEmpty();
        }
    }
}
