package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever comes over a connection, the engine answers or closes it, and serves the next caller.
 */
@Timeout(30)
class RobustnessTest {

    private static final int MEBIBYTE = 1 << 20;

    private final String marker = Marker.fresh();
    private ScriptedEngine engine;
    private EngineControl control;
    private RawCaller caller;

    @BeforeEach
    void start() throws IOException {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL)));
        control = new EngineControl(engine.url());
        caller = new RawCaller(engine);
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(control.healthy()).as("the engine still serves others").isTrue();
        caller.close();
        engine.close();
    }

    @Test
    void what_is_no_http_is_400_and_closed() throws IOException {
        RawCaller.Raw raw = caller.send("\u0001\u0002garbage\r\n\r\n").answer();

        assertThat(raw.status()).isEqualTo(400);
        assertThat(caller.nextByteWithin(2_000)).isEqualTo(-1);
    }

    @Test
    void a_body_over_16_mebibytes_is_413_and_the_connection_lives() throws IOException {
        RawCaller.Raw raw = caller.chat("{\"pad\":\"" + "x".repeat(16 * MEBIBYTE) + "\"}").answer();

        assertThat(raw.status()).isEqualTo(413);
        assertThat(raw.json().at("/error/message").asText()).contains("16777216");
        assertThat(caller.chat(Prompts.json("hi")).answer().status()).isEqualTo(200);
    }

    @Test
    void a_chunked_body_over_the_limit_is_413_too() throws IOException {
        caller.send("POST /v1/chat/completions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        byte[] mebibyte = ("100000\r\n" + "x".repeat(MEBIBYTE) + "\r\n").getBytes();
        for (int i = 0; i < 17; i++) {
            caller.send(mebibyte);
        }
        caller.send("0\r\n\r\n");

        assertThat(caller.answer().status()).isEqualTo(413);
        assertThat(caller.get("/health").answer().status()).isEqualTo(200);
    }

    @Test
    void a_body_of_15_mebibytes_is_read() throws IOException {
        String body = Prompts.with("hi", ",\"pad\":\"" + "x".repeat(15 * MEBIBYTE) + "\"");

        assertThat(caller.chat(body).answer().status()).isEqualTo(200);
    }

    @Test
    void a_prompt_of_15_mebibytes_is_refused_without_counting_it() throws IOException {
        RawCaller.Raw raw = caller.chat(Prompts.json("x".repeat(15 * MEBIBYTE))).answer();

        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.json().at("/error/message").asText()).contains("15728640 characters");
    }

    @Test
    void a_scripted_answer_of_10_mebibytes_is_sent_whole() throws IOException {
        control.script(marker, Behaviour.answer("").inPieces("y".repeat(10 * MEBIBYTE)));

        assertThat(caller.chat(Prompts.stream(marker)).answer().body())
                .hasSizeGreaterThan(10 * MEBIBYTE);
        assertThat(control.journal(marker).get(0).sentText()).hasSize(MEBIBYTE);
    }

    @Test
    void json_that_is_too_deep_is_400() throws IOException {
        assertThat(caller.chat("[".repeat(100_000)).answer().status()).isEqualTo(400);
        assertThat(
                        caller.chat(
                                        Prompts.with(
                                                "hi",
                                                ",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000)))
                                .answer()
                                .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_that_is_no_utf8_is_400() throws IOException {
        byte[] body = Prompts.json("hi?" + marker).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xC3 : body[i];
        }
        caller.send("POST /v1/chat/completions HTTP/1.1\r\nContent-Length: " + body.length);
        caller.send("\r\n\r\n").send(body);

        assertThat(caller.answer().status()).isEqualTo(400);
        assertThat(control.journal(marker)).hasSize(1);
    }

    @Test
    void several_requests_share_a_connection() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(caller.chat(Prompts.json("n" + i)).answer().text()).contains("\"n" + i);
            assertThat(caller.chat(Prompts.stream("hi")).answer().events()).hasSize(3);
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order() throws IOException {
        control.script(marker, Behaviour.answer("slow").holdAfter(0));
        caller.chat(Prompts.json(marker));
        for (int i = 0; i < 100; i++) {
            caller.chat(Prompts.json("number " + i));
        }
        assertThat(caller.nextByteWithin(100)).isEqualTo(-2);
        control.release(marker);

        assertThat(caller.answer().text()).contains("\"slow\"");
        for (int i = 0; i < 100; i++) {
            assertThat(caller.answer().text()).contains("\"number " + i + "\"");
        }
    }

    @Test
    void requests_in_pieces_are_put_together() throws Exception {
        byte[] request =
                ("POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 52\r\n\r\n"
                                + "{\"messages\":[{\"role\":\"user\",\"content\":\"żółw 東京\"}]}")
                        .getBytes(StandardCharsets.UTF_8);
        int bodyLength =
                request.length
                        - new String(request, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n")
                        - 4;
        byte[] exact =
                new String(request, StandardCharsets.ISO_8859_1)
                        .replace("Content-Length: 52", "Content-Length: " + bodyLength)
                        .getBytes(StandardCharsets.ISO_8859_1);
        for (byte each : exact) {
            caller.send(new byte[] {each});
        }

        assertThat(caller.answer().json().at("/choices/0/message/content").asText())
                .isEqualTo("żółw 東京");
    }

    @Test
    void closes_when_asked_to() throws IOException {
        assertThat(caller.chat(Prompts.json("hi"), "Connection: close").answer().headers())
                .containsEntry("connection", "close");
        assertThat(caller.nextByteWithin(2_000)).isEqualTo(-1);
    }

    @Test
    void streams_to_http_1_0_without_chunks() throws IOException {
        String body = Prompts.stream("hi");
        caller.send(
                "POST /v1/chat/completions HTTP/1.0\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
        RawCaller.Raw raw = caller.answer();

        assertThat(raw.headers()).doesNotContainKey("transfer-encoding");
        assertThat(raw.events()).hasSize(3);
    }

    @Test
    void invites_a_caller_that_asks_before_sending() throws IOException {
        String body = Prompts.json("hi");
        caller.send(
                "POST /v1/chat/completions HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n");
        assertThat(caller.head().status()).isEqualTo(100);

        assertThat(caller.send(body).answer().status()).isEqualTo(200);
    }

    @Test
    void a_hostile_request_id_is_data() throws IOException {
        RawCaller.Raw raw = caller.chat(Prompts.json("hi"), "X-Request-Id: \"},{\"a\\").answer();

        assertThat(raw.json().at("/id").asText()).isEqualTo("chatcmpl-\"},{\"a\\");
    }
}
