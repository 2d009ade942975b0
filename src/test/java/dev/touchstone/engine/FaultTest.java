package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.StreamBreak.Way;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in which an engine can be made to fail, as a caller's socket sees it. */
class FaultTest {

    private static final Answer ABC = Behaviour.answer("").inPieces("a", "b", "c");

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
        caller.close();
        engine.close();
    }

    @Test
    void answers_any_status_with_any_body_and_headers() throws IOException {
        control.script(
                marker,
                Behaviour.error(429, "RateLimitError", "slow down").header("Retry-After", "7"),
                Behaviour.reply(502, "<h1>Bad Gateway</h1>").header("Content-Type", "text/html"),
                Behaviour.reply(200, ""));

        RawCaller.Raw limited = caller.chat(Prompts.stream(marker)).answer();
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.headers())
                .containsEntry("retry-after", "7")
                .containsEntry("content-type", "application/json");
        assertThat(limited.text())
                .isEqualTo(
                        "{\"error\":{\"message\":\"slow down\",\"type\":\"RateLimitError\","
                                + "\"param\":null,\"code\":429}}");
        RawCaller.Raw html = caller.chat(Prompts.json(marker)).answer();
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.headers()).containsEntry("content-type", "text/html");
        assertThat(html.text()).isEqualTo("<h1>Bad Gateway</h1>");
        assertThat(caller.chat(Prompts.json(marker)).answer().body()).isEmpty();
        assertThat(control.journal(marker))
                .extracting(JournalEntry::state)
                .containsExactly(State.REFUSED, State.REFUSED, State.COMPLETE);
    }

    @Test
    void a_status_or_a_reset_can_come_late() throws IOException {
        control.script(
                marker,
                Behaviour.reply(503, "{}").after(Duration.ofMillis(600)),
                new Behaviour.Reset(600));

        caller.chat(Prompts.json(marker));
        assertThat(caller.nextByteWithin(150)).isEqualTo(-2);
        assertThat(caller.answer().status()).isEqualTo(503);
        caller.chat(Prompts.json(marker));
        assertThat(caller.nextByteWithin(150)).isEqualTo(-2);
        assertReset();
    }

    @Test
    void resets_before_any_byte() throws IOException {
        control.script(marker, Behaviour.reset());
        caller.chat(Prompts.json(marker));

        assertReset();
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(entry().status()).isNull();
    }

    @Test
    void never_answers_and_keeps_the_connection_open() throws IOException {
        control.script(marker, Behaviour.silence());
        caller.chat(Prompts.json(marker));

        assertThat(caller.nextByteWithin(200)).isEqualTo(-2);
        assertThat(entry().state()).isEqualTo(State.WAITING);
    }

    @Test
    void closes_a_stream_after_two_tokens() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(2, Way.CLOSED));

        assertThat(raw.ended()).as("there is no terminating chunk").isFalse();
        assertThat(raw.events()).hasSize(3);
        assertThat(raw.text()).doesNotContain("[DONE]", "\"finish_reason\":\"stop\"");
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(entry().sentText()).isEqualTo("ab");
        assertThat(entry().generatedTokens()).isEqualTo(2);
        assertThat(entry().endedAt()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CLOSED", "ENDED"})
    void breaks_before_the_first_token_with_headers_only(Way way) throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(0, way));

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.body()).isEmpty();
        assertThat(entry().generatedTokens()).isZero();
    }

    @Test
    void breaks_behind_the_role_chunk() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfterOpening(Way.CLOSED));

        assertThat(raw.events()).hasSize(1);
        assertThat(raw.text()).contains("\"role\":\"assistant\"");
        assertThat(entry().generatedTokens()).isZero();
    }

    @Test
    void breaks_behind_the_finish_reason_when_the_answer_is_shorter() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(9, Way.CLOSED));

        assertThat(raw.events()).hasSize(4);
        assertThat(raw.text()).contains("\"finish_reason\":\"stop\"").doesNotContain("[DONE]");
    }

    @Test
    void resets_a_stream_after_one_token() throws IOException {
        control.script(marker, ABC.breakAfter(1, Way.RESET));
        caller.chat(Prompts.stream(marker));
        caller.head();

        assertThat(caller.event()).contains("\"role\"");
        assertThat(caller.event()).contains("\"content\":\"a\"");
        assertReset();
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void stalls_and_ends_only_when_the_caller_hangs_up() throws IOException {
        control.script(marker, ABC.breakAfter(1, Way.STALLED));
        caller.chat(Prompts.stream(marker)).head();
        caller.event();
        caller.event();

        assertThat(caller.nextByteWithin(200)).isEqualTo(-2);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(entry().endedAt()).isNull();
        caller.close();
        org.awaitility.Awaitility.await().until(() -> entry().endedAt() != null);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void ends_a_stream_properly_without_done() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(2, Way.ENDED));

        assertThat(raw.ended()).isTrue();
        assertThat(raw.events()).hasSize(3);
        assertThat(raw.text()).doesNotContain("[DONE]", "\"finish_reason\":\"stop\"");
    }

    @Test
    void sends_an_error_event_and_done_as_vllm_does() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(1, Way.ERROR_THEN_DONE));

        assertThat(raw.ended()).isTrue();
        assertThat(raw.events()).hasSize(4);
        assertThat(raw.events().get(2))
                .startsWith("{\"error\":{\"message\":\"EngineCore encountered an issue.")
                .endsWith("\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}");
        assertThat(raw.events().get(3)).isEqualTo("[DONE]");
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void sends_an_error_event_without_done() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(1, Way.ERROR_WITHOUT_DONE));

        assertThat(raw.ended()).isTrue();
        assertThat(raw.events()).hasSize(3);
        assertThat(raw.events().get(2)).startsWith("{\"error\":");
    }

    @Test
    void an_error_event_and_a_failed_json_answer_say_what_the_script_says() throws IOException {
        Answer failing = ABC.failAfter(1, Way.ERROR_WITHOUT_DONE, "out of memory");
        RawCaller.Raw stream = brokenStream(failing);
        RawCaller.Raw json = caller.chat(Prompts.json(marker)).answer();

        String error =
                "{\"error\":{\"message\":\"out of memory\",\"type\":\"InternalServerError\","
                        + "\"param\":null,\"code\":500}}";
        assertThat(stream.events()).hasSize(3);
        assertThat(stream.events().get(2)).isEqualTo(error);
        assertThat(json.text()).isEqualTo(error);
    }

    @Test
    void only_a_way_with_an_error_has_a_message() {
        assertThatThrownBy(() -> ABC.failAfter(1, Way.CLOSED, "out of memory"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CLOSED sends no error");
    }

    @Test
    void sends_half_a_character_and_closes() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(1, Way.HALF_CHARACTER));
        byte[] body = raw.body();

        assertThat(raw.ended()).isFalse();
        assertThat(body[body.length - 1]).isEqualTo((byte) 0xC3);
        assertThat(raw.text()).endsWith("{\"content\":\"\uFFFD");
    }

    @Test
    void sends_a_malformed_chunk_and_goes_on() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(1, Way.MALFORMED_THEN_CONTINUED));

        assertThat(raw.events()).hasSize(6);
        assertMalformed(raw.events().get(2));
        assertThat(raw.events().get(3)).contains("\"content\":\"b\"");
        assertThat(raw.events().get(5)).isEqualTo("[DONE]");
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(entry().sentText()).isEqualTo("abc");
    }

    @Test
    void sends_a_malformed_chunk_and_ends() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.breakAfter(1, Way.MALFORMED_THEN_ENDED));

        assertThat(raw.ended()).isTrue();
        assertThat(raw.events()).hasSize(3);
        assertMalformed(raw.events().get(2));
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void leaves_out_the_usage_it_was_asked_for_or_lies() throws IOException {
        control.script(marker, ABC.withoutUsage(), ABC.reporting(Usage.of(1000, 1000)), ABC);
        String request = Prompts.streamWithUsage(marker);

        assertThat(caller.chat(request).answer().text()).doesNotContain("usage");
        assertThat(caller.chat(request).answer().text()).contains("\"total_tokens\":2000");
        assertThat(caller.chat(request).answer().text()).contains("\"completion_tokens\":3}");
        assertThat(control.journal(marker))
                .extracting(JournalEntry::generatedTokens)
                .containsExactly(3, 3, 3);
    }

    @Test
    void gives_a_second_finish_reason() throws IOException {
        RawCaller.Raw raw = brokenStream(ABC.finishingTwice());

        assertThat(raw.text().split("\"finish_reason\":\"stop\"", -1)).hasSize(3);
        assertThat(raw.events().get(5)).isEqualTo("[DONE]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CLOSED", "HALF_CHARACTER"})
    void cuts_a_json_answer_in_the_middle(Way way) throws IOException {
        control.script(marker, ABC.breakAfter(3, way));
        RawCaller.Raw raw = caller.chat(Prompts.json(marker)).answer();

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.ended()).as("fewer bytes than announced").isFalse();
        assertThat(raw.body().length)
                .isEqualTo(Integer.parseInt(raw.headers().get("content-length")) / 2);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void resets_a_json_answer_in_the_middle() throws IOException {
        control.script(marker, ABC.breakAfter(1, Way.RESET));

        assertThatThrownBy(() -> caller.chat(Prompts.json(marker)).answer())
                .isInstanceOf(SocketException.class);
    }

    @Test
    void stalls_a_json_answer_in_the_middle() throws IOException {
        control.script(marker, ABC.breakAfter(1, Way.STALLED));
        caller.chat(Prompts.json(marker)).head();

        assertThat(caller.nextByteWithin(100)).isEqualTo('{');
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"ERROR_THEN_DONE", "ERROR_WITHOUT_DONE"})
    void fails_a_json_answer_with_500_as_vllm_does(Way way) throws IOException {
        control.script(marker, ABC.breakAfter(1, way));
        RawCaller.Raw raw = caller.chat(Prompts.json(marker)).answer();

        assertThat(raw.status()).isEqualTo(500);
        assertThat(raw.json().at("/error/type").asText()).isEqualTo("InternalServerError");
        assertThat(entry().generatedTokens()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"ENDED", "MALFORMED_THEN_CONTINUED", "MALFORMED_THEN_ENDED"})
    void answers_properly_ended_half_json(Way way) throws IOException {
        control.script(marker, ABC.breakAfter(3, way));
        RawCaller.Raw raw = caller.chat(Prompts.json(marker)).answer();

        assertThat(raw.ended()).isTrue();
        assertThatThrownBy(raw::json).isInstanceOf(IOException.class);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void holds_then_breaks_on_release() throws IOException {
        control.script(marker, ABC.holdAfter(2).breakAfter(2, Way.CLOSED));
        caller.chat(Prompts.stream(marker)).head();
        caller.event();
        caller.event();
        caller.event();
        assertThat(caller.nextByteWithin(50)).isEqualTo(-2);

        control.release(marker);
        assertThat(caller.chunk()).isNull();
    }

    private RawCaller.Raw brokenStream(Behaviour behaviour) throws IOException {
        control.script(marker, behaviour);
        return caller.chat(Prompts.stream(marker)).answer();
    }

    private JournalEntry entry() {
        List<JournalEntry> entries = control.journal(marker);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private void assertReset() {
        assertThatThrownBy(() -> caller.nextByteWithin(5_000))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    private static void assertMalformed(String data) {
        assertThatThrownBy(() -> Json.MAPPER.readTree(data)).isInstanceOf(IOException.class);
    }
}
