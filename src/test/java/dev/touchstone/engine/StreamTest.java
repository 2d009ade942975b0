package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams byte by byte: contract, "The engine"; vLLM 0.32's order of chunks. */
class StreamTest {

    private final String marker = Marker.fresh();
    private ScriptedEngine engine;
    private EngineControl control;

    @BeforeEach
    void start() {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL)));
        control = new EngineControl(engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CRLF, 'data: {1}\r\n\r\n'",
        "CLOSE, 'data:{1}\n\n'",
        "COMMENTED, ': keep-alive\n\ndata: {1}\n\n'",
        "NAMED, 'event: message\nid: 7\nretry: 1000\ndata: {1}\n\n'",
        "SPREAD, 'data: {\ndata: 1}\n\n'"
    })
    void events_can_be_spelled_otherwise(Spelling spelling, String event) throws IOException {
        assertThat(spelling.event("{1}")).isEqualTo(event);
        control.script(marker, Behaviour.answer("Hello world").spelled(spelling));
        String raw = ask(Prompts.streamWithUsage(marker), "X-Request-Id: a").text();
        assertThat(raw).endsWith(spelling.event("[DONE]"));
    }

    @Test
    void a_call_of_a_tool_is_streamed_as_vllm_does() throws IOException {
        control.script(marker, Behaviour.echo().inPieces("{\"a\":", "1}").calling("look"));
        String raw = ask(Prompts.streamWithUsage(marker), "X-Request-Id: a").text();
        assertThat(raw)
                .contains(
                        "\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"chatcmpl-tool-a\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}}]}",
                        "\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\":\"}}]},\"logprobs\":null,\"finish_reason\":null",
                        "\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"1}\"}}]},\"logprobs\":null,\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void sends_the_exact_bytes_of_vllm() throws IOException {
        control.script(marker, Behaviour.answer("Hello world"));
        RawCaller.Raw raw = ask(Prompts.streamWithUsage(marker), "X-Request-Id: a");

        String opening = "{\"id\":\"chatcmpl-a\",\"object\":\"chat.completion.chunk\",";
        String created = "\"created\":0,\"model\":\"llama-3.2-3b\",\"choices\":[";
        assertThat(raw.text().replaceAll("\"created\":[0-9]+", "\"created\":0"))
                .isEqualTo(
                        String.join(
                                "\n\n",
                                "data: "
                                        + opening
                                        + created
                                        + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                                        + "\"logprobs\":null,\"finish_reason\":null}],\"prompt_token_ids\":null}",
                                "data: "
                                        + opening
                                        + created
                                        + "{\"index\":0,\"delta\":{\"content\":\"Hello\"},\"logprobs\":null,"
                                        + "\"finish_reason\":null,\"token_ids\":null}]}",
                                "data: "
                                        + opening
                                        + created
                                        + "{\"index\":0,\"delta\":{\"content\":\" world\"},\"logprobs\":null,"
                                        + "\"finish_reason\":\"stop\",\"stop_reason\":null,\"token_ids\":null}]}",
                                "data: "
                                        + opening
                                        + created
                                        + "],\"usage\":{\"prompt_tokens\":"
                                        + promptTokens()
                                        + ",\"total_tokens\":"
                                        + (promptTokens() + 2)
                                        + ",\"completion_tokens\":2}}",
                                "data: [DONE]",
                                ""));
        assertThat(raw.ended()).isTrue();
    }

    @Test
    void opens_with_the_event_stream_headers() throws IOException {
        RawCaller.Raw raw = ask(Prompts.stream("hi"));

        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.headers())
                .containsEntry("content-type", "text/event-stream; charset=utf-8")
                .containsEntry("transfer-encoding", "chunked")
                .doesNotContainKey("content-length");
    }

    @Test
    void puts_each_event_into_one_http_chunk() throws IOException {
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.stream("hi")).head();

            assertThat(caller.event()).startsWith("data: {").endsWith("}\n\n");
            assertThat(caller.event()).contains("\"content\":\"hi\"");
            assertThat(caller.event()).isEqualTo("data: [DONE]\n\n");
            assertThat(caller.event()).isEmpty();
        }
    }

    @Test
    void sends_usage_only_when_asked_for() throws IOException {
        assertThat(ask(Prompts.stream("hi")).text()).doesNotContain("usage");
        assertThat(ask(Prompts.with("hi", ",\"stream\":true,\"stream_options\":{}")).text())
                .as("vLLM: the object alone asks for it")
                .contains("\"choices\":[],\"usage\":{\"prompt_tokens\":8,");
        assertThat(
                        ask(Prompts.with(
                                        "hi",
                                        ",\"stream\":true,\"stream_options\":"
                                                + "{\"include_usage\":false,"
                                                + "\"continuous_usage_stats\":true}"))
                                .text())
                .doesNotContain("usage");
    }

    @Test
    void sends_usage_with_every_chunk_when_asked_for() throws IOException {
        List<String> events =
                ask(Prompts.with(
                                "hi",
                                ",\"stream\":true,\"stream_options\":{\"include_usage\":true,"
                                        + "\"continuous_usage_stats\":true}"))
                        .events();

        assertThat(events).hasSize(4);
        assertThat(events.subList(0, 3)).allMatch(event -> event.contains("\"usage\":{"));
        assertThat(events.get(1)).contains("\"completion_tokens\":1");
    }

    @Test
    void an_empty_answer_is_a_role_chunk_and_a_final_chunk() throws IOException {
        control.script(marker, Behaviour.answer(""));
        List<String> events = ask(Prompts.stream(marker)).events();

        assertThat(events).hasSize(3);
        assertThat(events.get(0)).contains("\"role\":\"assistant\"");
        assertThat(events.get(1))
                .contains("\"delta\":{\"content\":\"\"}", "\"finish_reason\":\"stop\"");
        assertThat(events.get(2)).isEqualTo("[DONE]");
    }

    @Test
    void max_tokens_cuts_a_stream_exactly() throws IOException {
        control.script(marker, Behaviour.answer("").inPieces("a", "b", "c"));
        String request = ",\"stream\":true,\"max_tokens\":";

        assertThat(contents(ask(Prompts.with(marker, request + 2)))).containsExactly("", "a", "b");
        assertThat(ask(Prompts.with(marker, request + 2)).text())
                .contains("\"finish_reason\":\"length\"");
        assertThat(ask(Prompts.with(marker, request + 3)).text())
                .as("an answer that just fits is not cut")
                .contains("\"finish_reason\":\"stop\"");
    }

    @Test
    void never_splits_a_character() throws IOException {
        String text = "żółw 東京 \uD83D\uDC69\u200D\uD83D\uDE80 ꙮ नमस्ते";
        control.script(marker, Behaviour.answer(text));
        List<String> contents = contents(ask(Prompts.stream(marker)));

        assertThat(String.join("", contents)).isEqualTo(text);
        assertThat(contents).noneMatch(piece -> piece.contains("\uFFFD"));
        assertThat(contents).hasSizeGreaterThan(8);
    }

    @Test
    void sends_the_headers_at_once_and_the_first_token_later() throws IOException {
        control.script(marker, Behaviour.answer("hi").firstTokenAfter(Duration.ofMillis(800)));
        try (RawCaller caller = new RawCaller(engine)) {
            long sent = System.nanoTime();
            caller.chat(Prompts.stream(marker)).head();
            Duration headers = Duration.ofNanos(System.nanoTime() - sent);
            caller.event();
            Duration first = Duration.ofNanos(System.nanoTime() - sent);

            assertThat(headers).isLessThan(Duration.ofMillis(600));
            assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(800));
        }
    }

    @Test
    void sends_nothing_before_the_first_byte_is_due() throws IOException {
        control.script(marker, Behaviour.answer("hi").firstByteAfter(Duration.ofMillis(600)));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.stream(marker));

            assertThat(caller.nextByteWithin(150)).isEqualTo(-2);
            assertThat(caller.answer().events()).hasSize(3);
        }
    }

    @Test
    void waits_between_tokens() throws IOException {
        control.script(
                marker,
                Behaviour.answer("").inPieces("a", "b", "c").betweenTokens(Duration.ofMillis(60)));
        ask(Prompts.stream(marker));
        List<JournalEntry.Token> tokens = control.journal(marker).get(0).tokens();

        assertThat(Duration.between(tokens.get(0).at(), tokens.get(2).at()))
                .isBetween(Duration.ofMillis(119), Duration.ofSeconds(2));
    }

    @Test
    void holds_until_released() throws IOException {
        control.script(marker, Behaviour.answer("").inPieces("a", "b", "c").holdAfter(2));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.stream(marker)).head();
            assertThat(List.of(caller.event(), caller.event(), caller.event())).hasSize(3);
            JournalEntry held = control.journal(marker).get(0);
            assertThat(held.state()).isEqualTo(JournalEntry.State.GENERATING);
            assertThat(held.sentText()).isEqualTo("ab");
            assertThat(caller.nextByteWithin(100)).isEqualTo(-2);

            control.release(marker);
            assertThat(caller.event()).contains("\"content\":\"c\"", "\"stop\"");
            assertThat(caller.event()).isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void an_endless_stream_goes_on_until_the_caller_hangs_up() throws IOException {
        control.script(marker, Behaviour.answer("more ").withoutEnd());
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.with(marker, ",\"stream\":true,\"max_tokens\":1")).head();
            for (int i = 0; i < 5_000; i++) {
                assertThat(caller.event()).isNotEmpty().doesNotContain("[DONE]");
            }
        }
        JournalTest.awaitState(control, marker, JournalEntry.State.ABORTED);
    }

    @Test
    void waits_for_a_slow_reader_and_loses_nothing() throws Exception {
        String text = "word ".repeat(40_000);
        control.script(marker, Behaviour.answer(text));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.stream(marker)).head();
            org.awaitility.Awaitility.await()
                    .during(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(5))
                    .until(
                            () ->
                                    control.journal(marker).get(0).state()
                                            == JournalEntry.State.GENERATING);
            StringBuilder got = new StringBuilder();
            for (String event = caller.event(); !event.isEmpty(); event = caller.event()) {
                if (!event.contains("[DONE]")) {
                    got.append(content(event.substring(6)));
                }
            }
            assertThat(got.toString()).isEqualTo(text);
        }
    }

    private RawCaller.Raw ask(String body, String... headers) throws IOException {
        try (RawCaller caller = new RawCaller(engine)) {
            return caller.chat(body, headers).answer();
        }
    }

    private int promptTokens() {
        return Tokenizer.loading().join().prompt(List.of(marker));
    }

    private static List<String> contents(RawCaller.Raw raw) throws IOException {
        List<String> contents = new ArrayList<>();
        for (String event : raw.events()) {
            if (!event.equals("[DONE]")) {
                contents.add(content(event));
            }
        }
        return contents;
    }

    private static String content(String event) throws IOException {
        JsonNode delta = Json.MAPPER.readTree(event).at("/choices/0/delta/content");
        return delta.asText();
    }
}
