package dev.touchstone.reference;

import static dev.touchstone.reference.EngineTexts.DONE;
import static dev.touchstone.reference.EngineTexts.ROLE;
import static dev.touchstone.reference.EngineTexts.STOP;
import static dev.touchstone.reference.EngineTexts.content;
import static dev.touchstone.reference.EngineTexts.streams;
import static dev.touchstone.reference.EngineTexts.usageChunk;
import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.reference.FakeEngine.Behaviour;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    private HttpResponse<String> stream(String trace, String further) throws Exception {
        return fixture.chat(
                fixture.otto,
                body("\"stream\":true,\"metadata\":{\"trace_id\":\"" + trace + "\"}" + further));
    }

    private List<String> events(HttpResponse<String> response) {
        assertThat(response.body()).endsWith("\n\n");
        return Stream.of(response.body().split("\n\n"))
                .map(event -> event.substring("data: ".length()))
                .toList();
    }

    private JsonNode entry(String trace) throws Exception {
        JsonNode entries = fixture.ledger(fixture.ada, Map.of("trace_id", trace));
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @Test
    @DisplayName("STREAM-2, 3, 4, 5: role, pieces, one finish reason, usage, done")
    void a_complete_stream_keeps_the_grammar() throws Exception {
        fixture.engine.when(
                streams(ROLE, content("Hel"), content("lo"), STOP, usageChunk(9, 2), DONE));

        HttpResponse<String> response =
                stream("whole", ",\"stream_options\":{\"include_usage\":true}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type"))
                .contains("text/event-stream; charset=utf-8");
        assertThat(response.headers().firstValue("x-served-by")).contains("llama-a");
        assertThat(response.headers().firstValue("x-cost")).isEmpty();
        List<String> events = events(response);
        String id = "chatcmpl-" + response.headers().firstValue("x-request-id").orElseThrow();
        assertThat(events).hasSize(6).last().isEqualTo("[DONE]");
        StringBuilder text = new StringBuilder();
        List<String> reasons = new ArrayList<>();
        for (String event : events.subList(0, 5)) {
            JsonNode chunk = fixture.json.readTree(event);
            assertThat(chunk.path("id").asText()).isEqualTo(id);
            assertThat(chunk.path("model").asText()).isEqualTo("llama");
            text.append(chunk.at("/choices/0/delta/content").asText());
            if (chunk.at("/choices/0/finish_reason").isTextual()) {
                reasons.add(chunk.at("/choices/0/finish_reason").asText());
            }
        }
        assertThat(fixture.json.readTree(events.get(0)).at("/choices/0/delta/role").asText())
                .isEqualTo("assistant");
        assertThat(text).hasToString("Hello");
        assertThat(reasons).containsExactly("stop");
        JsonNode usage = fixture.json.readTree(events.get(4));
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.path("usage").path("total_tokens").asInt()).isEqualTo(11);
        assertThat(entry("whole").path("cost").asText()).isEqualTo("0.00000255");
        assertThat(entry("whole").path("status").asText()).isEqualTo("ok");
    }

    @Test
    @DisplayName("STREAM-5: usage only when asked for, although the engine is always asked")
    void usage_is_asked_of_the_engine_and_kept_from_who_did_not_ask() throws Exception {
        fixture.engine.chats.clear();
        fixture.engine.when(streams(ROLE, content("Hi"), STOP, usageChunk(9, 2), DONE));

        List<String> events = events(stream("unasked", ""));

        assertThat(events).hasSize(4).noneMatch(event -> event.contains("usage"));
        JsonNode asked = fixture.engine.chats.take().body();
        assertThat(asked.at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(entry("unasked").path("total_tokens").asInt()).isEqualTo(11);
    }

    @Test
    @DisplayName("STREAM-1: tokens arrive while the engine is still generating")
    void pieces_are_passed_on_as_they_come() throws Exception {
        CountDownLatch firstSeen = new CountDownLatch(1);
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(ROLE);
                    chat.event(content("first"));
                    assertThat(firstSeen.await(10, TimeUnit.SECONDS)).isTrue();
                    chat.event(content("second"));
                    chat.event(STOP);
                    chat.event(usageChunk(1, 2));
                    chat.event(DONE);
                    chat.endOfStream();
                });

        HttpResponse<InputStream> response =
                fixture.http.send(
                        fixture.request("/v1/chat/completions", fixture.otto)
                                .POST(HttpRequest.BodyPublishers.ofString(body("\"stream\":true")))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (!line.contains("first")) {
                line = lines.readLine();
            }
            firstSeen.countDown();
            assertThat(lines.lines().toList()).anyMatch(l -> l.contains("second"));
        }
    }

    @Test
    @DisplayName("STREAM-2: a finish reason that the engine repeats is passed on once")
    void a_repeated_finish_reason_is_passed_on_once() throws Exception {
        fixture.engine.when(streams(ROLE, content("Hi"), STOP, STOP, usageChunk(9, 2), DONE));
        List<String> events = events(stream("twice", ""));
        assertThat(events.stream().filter(event -> event.contains("\"stop\""))).hasSize(1);
        assertThat(events).last().isEqualTo("[DONE]");
    }

    @Test
    @DisplayName("STREAM-2: the role is there although the engine leaves it out")
    void a_missing_role_is_added() throws Exception {
        fixture.engine.when(streams(content("Hi"), STOP, usageChunk(9, 2), DONE));
        List<String> events = events(stream("no-role", ""));
        assertThat(events.get(0)).contains("\"role\":\"assistant\"").contains("Hi");
        assertThat(events.get(1)).doesNotContain("\"role\"");
    }

    @Test
    @DisplayName("STREAM-5, B13: usage that comes with choices gets its own chunk")
    void usage_within_a_chunk_is_moved_into_its_own() throws Exception {
        String last =
                STOP.substring(0, STOP.length() - 1)
                        + ",\"usage\":"
                        + EngineTexts.usage(9, 2)
                        + "}";
        fixture.engine.when(streams(ROLE, content("Hi"), last, DONE));
        List<String> events =
                events(stream("moved", ",\"stream_options\":{\"include_usage\":true}"));
        assertThat(events).hasSize(5);
        assertThat(events.get(2)).contains("stop").doesNotContain("usage");
        assertThat(events.get(3)).contains("\"choices\":[]").contains("\"total_tokens\":11");
    }

    @Test
    @DisplayName("STREAM-3: nothing that an engine says or holds back behind [DONE] matters")
    void an_engine_that_does_not_end_after_done_is_left() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    for (String event :
                            List.of(content("Hi"), STOP, usageChunk(1, 1), DONE, content("more"))) {
                        chat.event(event);
                    }
                    chat.awaitHangUp();
                    left.countDown();
                });
        assertThat(events(stream("endless", ""))).hasSize(3).last().isEqualTo("[DONE]");
        assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(entry("endless").path("status").asText()).isEqualTo("ok");
    }

    static Stream<Arguments> breaks() {
        String error = "{\"error\":{\"message\":\"secret internals\",\"code\":500}}";
        return Stream.of(
                Arguments.of("cut", engine(c -> c.socket().close())),
                Arguments.of("reset", engine(FakeEngine.Chat::reset)),
                Arguments.of("clean end without marker", engine(FakeEngine.Chat::endOfStream)),
                Arguments.of("done without finish", tail(usageChunk(1, 1), DONE)),
                Arguments.of("no done marker", tail(STOP, usageChunk(1, 1))),
                Arguments.of("error event", tail(error)),
                Arguments.of("error event and done marker", tail(error, DONE)),
                Arguments.of("malformed chunk", tail("{\"choices\":[{\"ind", STOP, DONE)),
                Arguments.of("no JSON at all", tail("hello")),
                Arguments.of("no usage", tail(STOP, DONE)),
                Arguments.of(
                        "usage that does not add up",
                        tail(
                                STOP,
                                usageChunk(1, 1)
                                        .replace("\"total_tokens\":2", "\"total_tokens\":3"))),
                Arguments.of("token after the end", tail(STOP, content("more"), DONE)));
    }

    private static Behaviour tail(String... events) {
        return chat -> {
            for (String event : events) {
                chat.event(event);
            }
            chat.endOfStream();
        };
    }

    private static Behaviour engine(Behaviour behaviour) {
        return behaviour;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    @DisplayName("STREAM-7, LEDGER-9: a break after the first token is an error event without done")
    void a_break_after_the_first_token_is_told_and_costs_nothing(String name, Behaviour broken)
            throws Exception {
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(ROLE);
                    chat.event(content("Hel"));
                    broken.meet(chat);
                });
        String trace = RouterFixture.unique();

        HttpResponse<String> response = stream(trace, "");

        assertThat(response.statusCode()).isEqualTo(200);
        List<String> events = events(response);
        assertThat(events).noneMatch(event -> event.contains("[DONE]"));
        JsonNode last = fixture.json.readTree(events.get(events.size() - 1));
        assertThat(last.at("/error/type").asText()).isEqualTo("engine_error");
        assertThat(response.body()).contains("Hel").doesNotContain("secret internals");
        assertThat(entry(trace).path("status").asText()).isEqualTo("failed");
        assertThat(entry(trace).path("cost").asText()).isEqualTo("0");
        assertThat(entry(trace).path("total_tokens").asInt()).isZero();
    }

    /** The breaks that need no finish reason, which opens a stream as a token does. */
    static Stream<Arguments> earlyBreaks() {
        return breaks().limit(4 + 3).filter(each -> !each.get()[0].equals("no done marker"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlyBreaks")
    @DisplayName("STREAM-6: a break before the first token is a plain error")
    void a_break_before_the_first_token_is_a_plain_error(String name, Behaviour broken)
            throws Exception {
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(ROLE);
                    broken.meet(chat);
                });
        String trace = RouterFixture.unique();

        HttpResponse<String> response = stream(trace, "");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(fixture.jsonOf(response).at("/attempts/0/deployment").asText())
                .isEqualTo("llama-a");
        assertThat(entry(trace).path("status").asText()).isEqualTo("failed");
    }

    @Test
    @DisplayName("STREAM-6: no token in time is 504; STREAM-7: a stall later is an error event")
    void a_stall_is_told_by_when_it_comes() throws Exception {
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(ROLE);
                    chat.awaitHangUp();
                });
        HttpResponse<String> early = stream("early", ",\"timeout\":0.2");
        assertThat(early.statusCode()).isEqualTo(504);
        JsonNode attempt = fixture.jsonOf(early).at("/attempts/0");
        assertThat(attempt.path("outcome").asText()).isEqualTo("timeout");
        assertThat(attempt.path("duration_ms").asInt()).isBetween(200, 1500);

        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(content("Hel"));
                    chat.awaitHangUp();
                });
        HttpResponse<String> late = stream("late", ",\"timeout\":0.2");
        assertThat(late.statusCode()).isEqualTo(200);
        List<String> events = events(late);
        assertThat(events).hasSize(2);
        assertThat(events.get(1)).contains("engine_timeout");
    }

    @Test
    @DisplayName("CHAT-7: half a character at a chunk's border is put together")
    void a_character_split_between_network_parts_survives() throws Exception {
        byte[] event = ("data: " + content("日本 🎉") + "\n\n").getBytes(StandardCharsets.UTF_8);
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    for (byte b : event) {
                        chat.socket()
                                .getOutputStream()
                                .write(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
                    }
                    tail(STOP, usageChunk(1, 1), DONE).meet(chat);
                });
        assertThat(stream("utf8", "").body()).contains("日本 🎉").endsWith("data: [DONE]\n\n");
    }
}
