package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Attempt;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import dev.touchstone.wire.Header;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Reply;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, "Errors": one shape, and what each status means. */
class RefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "401, , SIGN_IN",
        "403, , NOT_ALLOWED",
        "404, , NOT_FOUND",
        "404, model, UNKNOWN_MODEL",
        "404, id, NOT_FOUND",
        "400, , BROKEN_REQUEST",
        "422, messages, BROKEN_REQUEST",
        "413, , TOO_LARGE",
        "429, , TRY_LATER",
        "502, , ENGINES_FAILED",
        "503, , UNAVAILABLE",
        "504, , ENGINES_TIMED_OUT",
        "500, , UNEXPLAINED",
        "418, , UNEXPLAINED",
    })
    void each_status_gives_its_reason(int status, String param, Reason reason) {
        String body =
                "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"param\":%s,\"code\":\"c\"}}"
                        .formatted(param == null ? null : '"' + param + '"');

        assertThat(refusal(reply(status, body)).reason()).isEqualTo(reason);
    }

    @Test
    void a_spent_budget_is_told_from_too_many_requests() {
        String body = "{\"error\":{\"message\":\"no\",\"type\":\"%s\"}}";

        assertThat(refusal(reply(429, body.formatted("budget_exceeded"))).reason())
                .isEqualTo(Reason.OVER_BUDGET);
        assertThat(refusal(reply(429, body.formatted("rate_limit_exceeded"))).reason())
                .isEqualTo(Reason.TRY_LATER);
    }

    @ParameterizedTest
    @CsvSource({
        "model, MODEL",
        "messages, MESSAGES",
        "body.messages, MESSAGES",
        "messages[0].role, ROLE",
        "messages.12.content, CONTENT",
        "max_tokens, TOKEN_LIMIT",
        "temperature, TEMPERATURE",
        "stream, STREAM",
        "stream_options, STREAM_OPTIONS",
        "timeout, TIMEOUT",
        "metadata, IDENTIFIERS",
        "config, CONFIGURATION",
        "config.smtp_port, CONFIGURATION",
        "config.model, CONFIGURATION",
        "configuration, OTHER",
        "something, OTHER",
    })
    void the_named_field_is_read_in_domain_words(String param, RequestField field) {
        String body = "{\"error\":{\"message\":\"no\",\"param\":\"%s\"}}".formatted(param);

        assertThat(refusal(reply(422, body)).field()).contains(field);
    }

    static Stream<Arguments> recorded() {
        return Stream.of(
                Arguments.of(
                        "LiteLLM: codes are texts, and no param is the word None",
                        400,
                        "{\"error\":{\"message\":\"Invalid model name\",\"type\":\"invalid_request_error\",\"param\":\"None\",\"code\":\"400\"}}",
                        Reason.BROKEN_REQUEST,
                        "Invalid model name"),
                Arguments.of(
                        "vLLM: the error is a text",
                        401,
                        "{\"error\":\"Unauthorized\"}",
                        Reason.SIGN_IN,
                        "Unauthorized"),
                Arguments.of(
                        "vLLM: the code is a number",
                        404,
                        "{\"error\":{\"message\":\"The model does not exist.\",\"type\":\"NotFoundError\",\"param\":null,\"code\":404}}",
                        Reason.NOT_FOUND,
                        "The model does not exist."),
                Arguments.of(
                        "nothing but an empty error",
                        500,
                        "{\"error\":{}}",
                        Reason.UNEXPLAINED,
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void what_real_routers_say_is_read(
            String name, int status, String body, Reason reason, String message) {
        Refusal refusal = refusal(reply(status, body));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.message()).isEqualTo(message);
        assertThat(refusal.field()).isEmpty();
        assertThat(refusal.attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><script>alert(1)</script></html>",
                "{\"detail\":\"Not Found\"}",
                "{\"error\":null}",
                "{\"error\":7}",
                "[]",
                "7",
                "{\"error\":{\"message\":\"no\"}} and more"
            })
    void anything_else_is_unusable_and_shown(String body) {
        assertThat(unusable(reply(500, body, "Content-Type: text/html")))
                .isEqualTo(
                        "expected an answer or an error of the protocol, got status 500, text/html, %d bytes: %s"
                                .formatted(body.length(), body));
    }

    @ParameterizedTest
    @CsvSource({
        "config.smtp_port, smtp_port",
        "config.a.b[1], a.b[1]",
        "config,",
        "smtp_port,",
        "model,",
    })
    void the_setting_of_a_configuration_is_told_by_its_name(String param, String setting) {
        String body = "{\"error\":{\"message\":\"no\",\"param\":\"%s\"}}".formatted(param);

        assertThat(refusal(reply(422, body)).setting()).isEqualTo(Optional.ofNullable(setting));
    }

    @Test
    void an_error_under_a_status_of_success_is_no_refusal() {
        assertThat(unusable(reply(200, "{\"error\":{\"message\":\"no\"}}"))).contains("status 200");
    }

    @Test
    void a_huge_reply_is_quoted_on_one_short_line() {
        assertThat(unusable(reply(502, "<p>\n\t".repeat(100_000))))
                .hasSizeLessThan(400)
                .doesNotContain("\n", "\t")
                .endsWith("...");
        String body = "{\"error\":{\"message\":\"%s\"}}".formatted("m".repeat(100_000));
        assertThat(refusal(reply(500, body)).message()).hasSize(1003).endsWith("m...");
    }

    @Test
    void retry_attempts_and_trail_come_with_a_refusal() {
        String body =
                "{\"error\":{\"message\":\"no\"},\"attempts\":[{\"deployment\":\"a\",\"outcome\":\"timeout\"},{\"deployment\":\"b\",\"outcome\":\"error\"}]}";
        Refusal refusal =
                refusal(
                        reply(
                                504,
                                body,
                                "Retry-After: 7",
                                "X-Request-Id: r1",
                                "X-Attempts: 2",
                                "X-Cost: 0.5"));

        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refusal.attempts())
                .containsExactly(new Attempt("a", "timeout"), new Attempt("b", "error"));
        assertThat(refusal.trail().requestId()).contains("r1");
        assertThat(refusal.trail().attempts()).hasValue(2);
        assertThat(refusal.trail().cost()).contains(new BigDecimal("0.5"));
    }

    @Test
    void headers_that_are_no_numbers_are_absent() {
        Refusal refusal =
                refusal(
                        reply(
                                429,
                                "{\"error\":{}}",
                                "Retry-After: soon",
                                "X-Attempts: -1",
                                "X-Cost: 1e5",
                                "X-Served-By: one"));

        assertThat(refusal.retryAfter()).isEmpty();
        assertThat(refusal.trail().attempts()).isEmpty();
        assertThat(refusal.trail().cost()).isEmpty();
        assertThat(refusal.trail().servedBy()).contains("one");
    }

    @Test
    void no_reply_is_unusable_in_the_words_of_the_wire() {
        assertThat(Refusals.none(new NoReply(NoReply.Kind.TIMED_OUT, "late")))
                .isEqualTo(new Outcome.Unusable<>("late"));
    }

    private static Refusal refusal(Reply reply) {
        return ((Outcome.Refused<?>) Refusals.of(reply)).refusal();
    }

    private static String unusable(Reply reply) {
        return ((Outcome.Unusable<?>) Refusals.of(reply)).what();
    }

    private static Reply reply(int status, String body, String... headers) {
        List<Header> lines =
                Arrays.stream(headers)
                        .map(line -> line.split(": ", 2))
                        .map(parts -> new Header(parts[0], parts[1]))
                        .toList();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Reply(status, lines, bytes, false, Duration.ZERO);
    }
}
