package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.StreamBreak.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts: found by marker, followed in order, refused with a reason (contract, "The engine"). */
class ScriptsTest {

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
    void fails_twice_then_succeeds_and_stays_so() throws IOException {
        control.script(
                marker,
                Behaviour.reply(503, "{}"),
                Behaviour.reply(500, "{}"),
                Behaviour.answer("ok"));

        assertThat(List.of(status(), status(), status(), status()))
                .containsExactly(503, 500, 200, 200);
    }

    @Test
    void touches_no_other_marker() throws IOException {
        control.script(marker, Behaviour.reply(503, "{}"));

        assertThat(caller.chat(Prompts.json(Marker.fresh())).answer().status()).isEqualTo(200);
        assertThat(caller.chat(Prompts.json("none")).answer().status()).isEqualTo(200);
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void the_last_marker_of_a_conversation_counts() throws IOException {
        control.script(marker, Behaviour.reply(503, "{}"));
        String earlier = Marker.fresh();

        assertThat(caller.chat(Prompts.json(earlier + "\n" + marker)).answer().status())
                .isEqualTo(503);
        assertThat(caller.chat(Prompts.json(marker + "\n" + earlier)).answer().status())
                .isEqualTo(200);
    }

    @Test
    void a_new_script_begins_anew_and_lets_the_held_go() throws IOException {
        control.script(marker, Behaviour.answer("x").holdAfter(0));
        caller.chat(Prompts.json(marker));
        JournalTest.awaitState(control, marker, JournalEntry.State.WAITING);

        control.script(marker, Behaviour.reply(429, "{}"), Behaviour.answer("ok"));
        assertThat(caller.answer().status()).isEqualTo(200);
        assertThat(List.of(status(), status())).containsExactly(429, 200);
    }

    @Test
    void a_release_counts_for_later_requests_too() throws IOException {
        control.script(marker, Behaviour.answer("x").holdAfter(0));
        control.release(marker);

        assertThat(status()).isEqualTo(200);
    }

    @Test
    void a_release_up_to_a_token_holds_the_answer_there_again() throws IOException {
        control.script(marker, Behaviour.echo().inPieces("a", "b", "c").holdAfter(1));
        try (RawCaller waiting = new RawCaller(engine)) {
            waiting.chat(Prompts.stream(marker));
            awaitTokens(1);
            control.release(marker, 2);
            awaitTokens(2);
            control.release(marker, 3);
            awaitTokens(3);
            assertThat(control.journal(marker).get(0).state()).isEqualTo(State.GENERATING);
            control.release(marker, 4);
            JournalTest.awaitState(control, marker, State.COMPLETE);
        }
    }

    private void awaitTokens(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> generated() == count);
    }

    private int generated() {
        return control.journal(marker).stream().mapToInt(JournalEntry::generatedTokens).sum();
    }

    @Test
    void refuses_a_release_up_to_no_number() throws IOException {
        control.script(marker, Behaviour.answer("x").holdAfter(0));
        RawCaller.Raw raw = caller.post("/script/" + marker + "/release?tokens=all", "").answer();
        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.text()).contains("tokens: expected a number, got 'all'");
    }

    @Test
    void faults_in_front_of_the_engine_ask_nothing_about_the_request() throws IOException {
        control.script(marker, Behaviour.reply(503, "{}"), Behaviour.answer("ok"));
        String broken = "{\"messages\": " + marker;

        assertThat(caller.chat(broken).answer().status()).isEqualTo(503);
        assertThat(caller.chat(broken).answer().status()).isEqualTo(400);
    }

    @Test
    void survives_json_both_ways() throws IOException {
        Script script =
                Script.of(
                        marker,
                        Behaviour.answer("text")
                                .firstByteAfter(Duration.ofMillis(1))
                                .firstTokenAfter(Duration.ofMillis(2))
                                .betweenTokens(Duration.ofMillis(3))
                                .holdAfter(4)
                                .breakAfter(5, Way.MALFORMED_THEN_CONTINUED)
                                .reporting(new Usage(1, 2, 4))
                                .finishingWith("content_filter")
                                .finishingTwice(),
                        Behaviour.echo().inPieces("a", "b").withoutEnd().withoutUsage(),
                        Behaviour.error(429, "RateLimitError", "no").header("Retry-After", "1"),
                        Behaviour.reset(),
                        Behaviour.silence());
        String json = Json.MAPPER.writeValueAsString(script);

        assertThat(Json.MAPPER.readValue(json, Script.class)).isEqualTo(script);
        assertThat(json)
                .contains("\"kind\":\"answer\"", "\"way\":\"malformed_then_continued\"")
                .contains("\"first_byte_after_ms\":1");
    }

    @Test
    void is_short_when_written_by_hand() throws IOException {
        String json =
                "{\"marker\":\"%s\",\"behaviours\":[{\"kind\":\"answer\",\"text\":\"hi\","
                                .formatted(marker)
                        + "\"break\":{\"after_tokens\":0,\"way\":\"error_then_done\"}}]}";

        assertThat(caller.post("/script", json).answer().status()).isEqualTo(204);
        assertThat(caller.chat(Prompts.stream(marker)).answer().events()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{nonsense                                                | Unexpected character",
                "null                                                     | expected a script",
                "{'marker':'x','behaviours':[{'kind':'reset'}]}           | marker: expected",
                "{'marker':'marker-12345678'}                             | behaviours: expected",
                "{'marker':'marker-12345678','behaviours':[]}             | behaviours: expected",
                "{'marker':'marker-12345678','behaviours':[null]}         | behaviours: expected",
                "{'marker':'marker-12345678','behaviours':[{}]}           | kind",
                "{'marker':'marker-12345678','behaviours':[{'kind':'x'}]} | reset",
                "{'marker':'marker-12345678','behaviours':[{'kind':'reply','status':99}]} | 200 to"
                        + " 599",
                "{'marker':'marker-12345678','behaviours':[{'kind':'answer','txt':'a'}]} | txt",
                "{'marker':'marker-12345678','behaviours':[{'kind':'answer','text':'a','tokens':['b']}]}"
                        + " | join to the text",
                "{'marker':'marker-12345678','behaviours':[{'kind':'answer','break':{'after_tokens':-1,'way':'reset'}}]}"
                        + " | 0 or more",
                "{'marker':'marker-12345678','behaviours':[{'kind':'answer','break':{'after_tokens':1}}]}"
                        + " | way: expected"
            },
            quoteCharacter = '`')
    void refuses_a_wrong_script_with_the_reason(String script, String reason) throws IOException {
        RawCaller.Raw raw = caller.post("/script", script.replace('\'', '"')).answer();

        assertThat(raw.status()).isEqualTo(400);
        assertThat(raw.json().at("/error/message").asText()).contains(reason);
    }

    @Test
    void refuses_to_release_what_was_never_scripted() throws IOException {
        RawCaller.Raw raw = caller.post("/script/" + marker + "/release", "").answer();

        assertThat(raw.status()).isEqualTo(404);
        assertThat(raw.text()).contains("no script for '" + marker + "' was posted here");
    }

    @ParameterizedTest
    @CsvSource({
        "marker-12345678, marker-12345678",
        "x marker-abcdefgh y marker-0000000z., marker-0000000z",
        "marker-1234567, ",
        "marker-ABCDEFGH, ",
        "marker-0123456789012345678901234567890123, ",
        "nothing, "
    })
    void finds_the_last_whole_marker(String body, String expected) {
        assertThat(Marker.in(body)).isEqualTo(java.util.Optional.ofNullable(expected));
    }

    @Test
    void fresh_markers_are_markers_and_differ() {
        String one = Marker.fresh();

        assertThat(Marker.in("<" + one + ">")).contains(one);
        assertThat(one).isNotEqualTo(Marker.fresh());
        assertThatThrownBy(() -> Script.of("x" + one, Behaviour.silence()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int status() throws IOException {
        return caller.chat(Prompts.json(marker)).answer().status();
    }
}
