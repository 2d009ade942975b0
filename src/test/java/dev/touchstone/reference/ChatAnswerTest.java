package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatAnswerTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    @DisplayName("CHAT-1, LEDGER-1 to 4")
    void an_answer_comes_whole_and_is_entered_exactly() throws Exception {
        fixture.engine.when(EngineTexts.answers("Hi Otto", 7, 3));

        HttpResponse<String> response =
                fixture.chat(fixture.otto, body("\"metadata\":{\"trace_id\":\"trace-1\"}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String requestId = response.headers().firstValue("x-request-id").orElseThrow();
        assertThat(response.headers().firstValue("x-served-by")).contains("llama-a");
        assertThat(response.headers().firstValue("x-attempts")).contains("1");
        assertThat(response.headers().firstValue("x-trace-id")).contains("trace-1");
        // 7 * 0.15 + 3 * 0.6 = 2.85 US dollars per million
        assertThat(response.headers().firstValue("x-cost")).contains("0.00000285");
        JsonNode answer = fixture.jsonOf(response);
        assertThat(answer.path("id").asText()).isEqualTo("chatcmpl-" + requestId);
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.path("model").asText()).isEqualTo("llama");
        assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("Hi Otto");
        assertThat(answer.at("/choices/0/message/role").asText()).isEqualTo("assistant");
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(answer.path("usage")).isEqualTo(fixture.json.readTree(EngineTexts.usage(7, 3)));

        JsonNode entries = fixture.ledger(fixture.vera, Map.of("trace_id", "trace-1"));
        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.path("request_id").asText()).isEqualTo(requestId);
        assertThat(entry.path("tenant_id").asText()).isEqualTo(fixture.tenant);
        assertThat(entry.path("user_id").asText()).isEqualTo("otto");
        assertThat(entry.path("model").asText()).isEqualTo("llama");
        assertThat(entry.path("deployment").asText()).isEqualTo("llama-a");
        assertThat(entry.path("prompt_tokens").asInt()).isEqualTo(7);
        assertThat(entry.path("completion_tokens").asInt()).isEqualTo(3);
        assertThat(entry.path("total_tokens").asInt()).isEqualTo(10);
        assertThat(entry.path("cost").textValue()).isEqualTo("0.00000285");
        assertThat(entry.path("status").asText()).isEqualTo("ok");
        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("CHAT-2, CHAT-4, CHAT-7")
    void the_engine_gets_the_request_unchanged_with_its_identifiers() throws Exception {
        fixture.engine.when(EngineTexts.answers("ok", 1, 1));
        fixture.engine.chats.clear();
        String messages =
                """
                [{"role":"system","content":"Be brief"},{"role":"user","content":"日本語 🎉 \\u0000 \\ud800"},
                 {"role":"assistant","content":""},{"role":"user","content":"Again"}]""";
        String metadata =
                "{\"tenant\":\"other\",\"trace_id\":\"t-4\",\"user_id\":\"u-9\",\"session_id\":\"s-1\"}";

        HttpResponse<String> response =
                fixture.chat(
                        fixture.otto,
                        "{\"model\":\"llama\",\"messages\":"
                                + messages
                                + ",\"metadata\":"
                                + metadata
                                + ",\"max_tokens\":5,\"temperature\":0.30,\"top_p\":0.9,\"seed\":7,"
                                + "\"timeout\":5,\"priority\":2,\"task_type\":\"code\","
                                + "\"orchestration_mode\":\"single\",\"disable_fallbacks\":true}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        FakeEngine.Chat chat = fixture.engine.chats.take();
        assertThat(chat.body())
                .isEqualTo(
                        fixture.json.readTree(
                                "{\"model\":\"llama\",\"messages\":"
                                        + messages
                                        + ",\"metadata\":"
                                        + metadata
                                        + ",\"max_tokens\":5,\"temperature\":0.30,\"top_p\":0.9,"
                                        + "\"seed\":7,\"user\":\"u-9\"}"));
        assertThat(chat.headers().get("x-request-id"))
                .isEqualTo(response.headers().firstValue("x-request-id").orElseThrow());
        assertThat(chat.headers().get("x-trace-id")).isEqualTo("t-4");
        JsonNode entry = fixture.ledger(fixture.ada, Map.of("trace_id", "t-4")).get(0);
        assertThat(entry.path("user_id").asText()).isEqualTo("otto");
        assertThat(entry.path("tenant_id").asText()).isEqualTo(fixture.tenant);
    }

    static Stream<Arguments> brokenAnswers() {
        String good = EngineTexts.answer("Hi", 1, 1);
        return Stream.of(
                Arguments.of("not JSON", "<html>"),
                Arguments.of("empty", ""),
                Arguments.of("a list", "[]"),
                Arguments.of("no choices", good.replace("\"choices\"", "\"other\"")),
                Arguments.of("empty choices", "{\"choices\":[]}"),
                Arguments.of("no usage", good.replace("\"usage\"", "\"other\"")),
                Arguments.of("half a usage", good.replace("completion_tokens", "other")),
                Arguments.of("negative usage", EngineTexts.answer("Hi", -2, 3)),
                Arguments.of("wrong sum", good.replace("\"total_tokens\":2", "\"total_tokens\":9")),
                Arguments.of("no content", good.replace("\"Hi\"", "null")),
                Arguments.of("no finish reason", good.replace("\"stop\"", "null")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    @DisplayName(
            "A status 200 with a broken answer is a failed engine, and costs nothing (LEDGER-9)")
    void a_broken_answer_is_no_answer(String name, String body) throws Exception {
        fixture.engine.when(chat -> chat.json("200 OK", body));
        assertFails(502, "broken", 200);
    }

    @Test
    void an_error_with_status_200_is_no_answer() throws Exception {
        fixture.engine.when(chat -> chat.json("200 OK", "{\"error\":{\"message\":\"secret\"}}"));
        assertFails(502, "error", 200);
    }

    @Test
    void an_answer_that_breaks_off_is_no_answer() throws Exception {
        fixture.engine.when(
                chat -> {
                    chat.head("200 OK", "content-length: 5000");
                    chat.raw("{\"choices\":");
                    chat.socket().close();
                });
        assertFails(502, "broken", null);
        fixture.engine.when(FakeEngine.Chat::reset);
        assertFails(502, "broken", null);
    }

    @ParameterizedTest
    @CsvSource({
        "500,error",
        "503,error",
        "429,rate_limited",
        "401,error",
        "404,error",
        "302,error"
    })
    void an_engine_that_cannot_is_a_failed_engine(int status, String outcome) throws Exception {
        fixture.engine.when(
                chat -> chat.json(status + " No", "{\"error\":{\"message\":\"secret\"}}"));
        assertFails(502, outcome, status);
    }

    @Test
    void an_engine_that_is_too_slow_is_a_timeout() throws Exception {
        fixture.engine.when(
                chat -> {
                    chat.head("200 OK", "content-length: 5000");
                    chat.awaitHangUp();
                });
        assertFails(504, "timeout", null);
    }

    private void assertFails(int status, String outcome, Integer engineStatus) throws Exception {
        String trace = RouterFixture.unique();
        HttpResponse<String> response =
                fixture.chat(
                        fixture.otto,
                        body("\"timeout\":0.3,\"metadata\":{\"trace_id\":\"" + trace + "\"}"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("secret").doesNotContain("127.0.0.1");
        assertThat(response.headers().firstValue("x-cost")).isEmpty();
        JsonNode attempts = fixture.jsonOf(response).path("attempts");
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).path("outcome").asText()).isEqualTo(outcome);
        assertThat(attempts.get(0).path("status").isNull()).isEqualTo(engineStatus == null);
        assertThat(attempts.get(0).path("status").asInt())
                .isEqualTo(engineStatus == null ? 0 : engineStatus);
        JsonNode entries = fixture.ledger(fixture.ada, Map.of("trace_id", trace));
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).path("status").asText()).isEqualTo("failed");
        assertThat(entries.get(0).path("cost").asText()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    @DisplayName(
            "The caller's own mistake comes back by its field, without the engine's words (FALLBACK-4, SECURITY-4)")
    void what_the_engine_finds_wrong_is_told_to_the_caller(int status) throws Exception {
        fixture.engine.when(
                chat ->
                        chat.json(
                                status + " Bad",
                                "{\"error\":{\"message\":\"prompt too long\",\"param\":\"messages\"}}"));
        for (String further : List.of("\"seed\":1", "\"stream\":true")) {
            HttpResponse<String> response = fixture.chat(fixture.otto, body(further));
            assertThat(response.statusCode()).isEqualTo(400);
            JsonNode error = fixture.jsonOf(response).path("error");
            assertThat(error.path("message").asText())
                    .isEqualTo("The engine refused the request, for its messages");
            assertThat(error.path("param").asText()).isEqualTo("messages");
        }
        fixture.engine.when(chat -> chat.json(status + " Bad", "<html>"));
        assertThat(fixture.chat(fixture.otto, body("")).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("LEDGER-2, LEDGER-11: 50 at once, 50 entries, no cent lost")
    void requests_side_by_side_are_each_entered_once() throws Exception {
        fixture.engine.when(EngineTexts.answers("Hi", 3, 2));
        String trace = RouterFixture.unique();
        String body = body("\"metadata\":{\"trace_id\":\"" + trace + "\"}");
        ExecutorService callers = Executors.newFixedThreadPool(50);
        try {
            List<Callable<HttpResponse<String>>> calls =
                    Collections.nCopies(50, () -> fixture.chat(fixture.otto, body));
            for (Future<HttpResponse<String>> call : callers.invokeAll(calls)) {
                assertThat(call.get().statusCode()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
        JsonNode entries = fixture.ledger(fixture.ada, Map.of("trace_id", trace));
        assertThat(entries).hasSize(50);
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : entries) {
            ids.add(entry.path("request_id").asText());
            // 3 * 0.15 + 2 * 0.6 US dollars per million
            assertThat(entry.path("cost").asText()).isEqualTo("0.00000165");
        }
        assertThat(ids).hasSize(50);
    }
}
