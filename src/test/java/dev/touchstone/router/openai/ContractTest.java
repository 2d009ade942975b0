package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Departure;
import dev.touchstone.wire.Header;
import dev.touchstone.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CHAT-7 and the whole contract: a good reply has no deviation, and each planted one is found. */
class ContractTest {

    private static final Contract CONTRACT = Contract.load();
    private static final String CHAT = ChatCompletions.OPERATION;
    private static final String GOOD =
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1764000000,\"model\":\"phi-4\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2},"
                    + "\"orchestration\":{\"mode\":\"single\",\"models_used\":[\"phi-4\"]}}";
    private static final List<Header> HEADERS =
            List.of(
                    new Header("Content-Type", "application/json; charset=utf-8"),
                    new Header("x-request-id", "5f0c1a52-0000-4000-8000-000000000000"),
                    new Header("x-trace-id", "t1"),
                    new Header("x-served-by", "llama-one"),
                    new Header("x-attempts", "1"),
                    new Header("x-cost", "0.000042"));

    @Test
    void a_good_reply_has_no_deviation() {
        assertThat(replies(reply(200, HEADERS, GOOD))).isEmpty();
    }

    @Test
    void an_answer_that_tells_no_orchestration_departs_but_any_client_can_read_it() {
        String plain = GOOD.replaceAll(",\"orchestration.*", "}");
        assertThat(CONTRACT.departures(CHAT, reply(200, HEADERS, plain)))
                .extracting(Departure::criterion)
                .containsExactly("ORCHESTRATION-6");
        assertThat(CONTRACT.misshapen(CHAT, Json.read(plain).orElseThrow())).isEmpty();
        assertThat(
                        CONTRACT.misshapen(
                                CHAT,
                                Json.read(plain.replace("chat.completion", "chat")).orElseThrow()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\":\"single\",\"models_used\":[\"a\"]}",
                "{\"mode\":\"critique\",\"models_used\":[\"a\",\"b\"],\"rounds\":2}",
                "{\"mode\":\"debate\",\"models_used\":[\"a\",\"b\"],\"rounds\":1,\"confidence\":1.0000}",
                "{\"mode\":\"ensemble\",\"models_used\":[\"a\",\"b\",\"c\"],\"confidence\":0.3333}",
                "{\"mode\":\"pipeline\",\"models_used\":[\"a\",\"b\",\"c\"]}"
            })
    void each_mode_tells_what_belongs_to_it(String told) {
        assertThat(replies(reply(200, HEADERS, telling(told)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\":\"single\",\"models_used\":[\"a\",\"b\"]}",
                "{\"mode\":\"single\",\"models_used\":[\"a\"],\"confidence\":1}",
                "{\"mode\":\"critique\",\"models_used\":[\"a\",\"b\"]}",
                "{\"mode\":\"critique\",\"models_used\":[\"a\"],\"rounds\":1}",
                "{\"mode\":\"debate\",\"models_used\":[\"a\",\"b\"],\"rounds\":1}",
                "{\"mode\":\"ensemble\",\"models_used\":[\"a\",\"b\"],\"confidence\":1.5}",
                "{\"mode\":\"ensemble\",\"models_used\":[\"a\",\"a\"],\"confidence\":1}",
                "{\"mode\":\"pipeline\",\"models_used\":[\"a\",\"b\"]}",
                "{\"mode\":\"committee\",\"models_used\":[\"a\"]}"
            })
    void what_does_not_belong_to_a_mode_departs(String told) {
        assertThat(replies(reply(200, HEADERS, telling(told)))).isNotEmpty();
    }

    private static String telling(String orchestration) {
        return GOOD.replaceAll("\"orchestration\":.*", "\"orchestration\":" + orchestration + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"object\":\"chat.completion\"|\"object\":\"completion\"|object",
                "\"id\":\"chatcmpl-1\"|\"id\":7|/id: ",
                "\"id\":\"chatcmpl-1\"|\"id\":\"1\"|/id: ",
                "\"total_tokens\":2|\"total_tokens\":\"2\"|total_tokens",
                "\"total_tokens\":2|\"total_tokens\":-2|total_tokens",
                "\"role\":\"assistant\"|\"role\":\"user\"|role",
                "\"finish_reason\":\"stop\"|\"finish_reason\":\"done\"|finish_reason",
                "\"created\":1764000000,|``|created",
                "\"created\":1764000000,|\"created\":1764000000,\"extra\":1,|extra",
            })
    void every_planted_departure_of_the_body_is_found(String from, String to, String named) {
        assertThat(GOOD).contains(from);
        assertThat(replies(reply(200, HEADERS, GOOD.replace(from, to))))
                .singleElement()
                .asString()
                .contains(named);
    }

    @Test
    void a_missing_usage_is_found() {
        String without = GOOD.replaceAll(",\"usage\":\\{[^}]*}", "");

        assertThat(replies(reply(200, HEADERS, without)))
                .singleElement()
                .asString()
                .contains("usage");
    }

    @ParameterizedTest
    @CsvSource({"x-request-id", "x-trace-id", "x-served-by", "x-attempts", "x-cost"})
    void each_missing_header_is_found(String name) {
        List<Header> fewer = new ArrayList<>(HEADERS);
        fewer.removeIf(header -> header.name().equals(name));

        assertThat(replies(reply(200, fewer, GOOD)))
                .containsExactly("the header %s is missing".formatted(name));
    }

    @Test
    void a_stream_tells_no_cost() {
        List<Header> stream = new ArrayList<>(HEADERS);
        stream.removeIf(header -> header.name().equals("x-cost"));
        stream.set(0, new Header("Content-Type", "text/event-stream"));

        assertThat(replies(reply(200, stream, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x-request-id, mine",
        "x-trace-id, two words",
        "x-attempts, 0",
        "x-attempts, two",
        "x-cost, 4.2e-5",
        "x-cost, 0.0000420"
    })
    void a_header_that_breaks_its_schema_is_found(String name, String value) {
        List<Header> other = new ArrayList<>(HEADERS);
        other.removeIf(header -> header.name().equals(name));
        other.add(new Header(name, value));

        assertThat(replies(reply(200, other, GOOD)))
                .containsExactly("the header %s is not as declared: %s".formatted(name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"detail\":\"no\"', '\"detail\":\"yes\"'",
        "invalid_token, not_found",
        "authentication_error, permission_error",
        "'\"param\":null', '\"param\":\"model\"'"
    })
    void an_error_whose_parts_do_not_fit_each_other_is_found(String part, String other) {
        String good =
                "{\"error\":{\"message\":\"no\",\"type\":\"authentication_error\",\"param\":null,\"code\":\"invalid_token\"},\"detail\":\"no\"}";
        List<Header> headers = new ArrayList<>(HEADERS);
        headers.add(new Header("WWW-Authenticate", "Bearer"));

        assertThat(good).contains(part);
        assertThat(replies(reply(401, headers, good))).isEmpty();
        assertThat(replies(reply(401, headers, good.replace(part, other)))).isNotEmpty();
    }

    @Test
    void a_status_that_is_not_declared_is_found() {
        assertThat(replies(reply(302, HEADERS, ""))).containsExactly("status 302 is not declared");
    }

    @Test
    void another_content_type_and_a_body_that_is_no_json_are_found() {
        List<Header> html = new ArrayList<>(HEADERS);
        html.set(0, new Header("Content-Type", "text/html"));

        assertThat(replies(reply(200, html, "<p>")))
                .containsExactly("content type text/html is not declared");
        assertThat(replies(reply(200, HEADERS, "<p>"))).containsExactly("the body is not JSON");
    }

    @Test
    void an_error_is_held_to_the_shape_of_errors() {
        String good =
                "{\"error\":{\"message\":\"no\",\"type\":\"authentication_error\",\"param\":null,\"code\":\"invalid_token\"},\"detail\":\"no\"}";
        List<Header> headers = new ArrayList<>(HEADERS);
        headers.add(new Header("WWW-Authenticate", "Bearer"));

        assertThat(replies(reply(401, headers, good))).isEmpty();
        assertThat(replies(reply(401, HEADERS, good)))
                .containsExactly("the header www-authenticate is missing");
        assertThat(replies(reply(401, headers, "{\"error\":\"no\"}"))).isNotEmpty();
    }

    @Test
    void an_event_of_a_stream_is_held_to_the_shape_of_chunks() {
        String good =
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1764000000,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}";

        assertThat(events(json(good))).isEmpty();
        assertThat(events(json(good.replace(".chunk", "")))).isNotEmpty();
    }

    @Test
    void a_hostile_reply_has_a_bounded_number_of_short_deviations() {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < 1000; i++) {
            body.append("\"").append("k".repeat(500)).append(i).append("\":1,");
        }
        body.append("\"created\":1764000000}");

        assertThat(replies(reply(200, HEADERS, body.toString())))
                .hasSize(20)
                .allMatch(fault -> fault.length() < 210);
    }

    private static JsonNode json(String text) {
        return Json.read(text).orElseThrow();
    }

    private static Reply reply(int status, List<Header> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Reply(status, headers, bytes, false, Duration.ZERO);
    }

    private static List<String> replies(Reply reply) {
        return CONTRACT.departures(CHAT, reply).stream().map(Departure::what).toList();
    }

    private static List<String> events(JsonNode event) {
        return CONTRACT.departures(CHAT, event).stream().map(Departure::what).toList();
    }
}
