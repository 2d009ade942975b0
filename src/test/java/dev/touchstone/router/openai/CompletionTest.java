package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Answer;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.Orchestration;
import dev.touchstone.router.ToolCall;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading judges nothing: what a criterion reports must come through as it is. */
class CompletionTest {

    private static final Trail NO_TRAIL =
            new Trail(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty());

    @Test
    void a_whole_completion_is_read() {
        Answer answer =
                read(
                        """
                        {"id":"chatcmpl-1","model":"phi-4","choices":[{"index":0,
                        "message":{"role":"assistant","content":"Hi"},"finish_reason":"length"}],
                        "usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5},
                        "orchestration":{"mode":"debate","models_used":["a","b"],"rounds":2,"confidence":0.6667}}""");

        assertThat(answer)
                .isEqualTo(
                        new Answer(
                                "chatcmpl-1",
                                "phi-4",
                                1,
                                "assistant",
                                "Hi",
                                Optional.empty(),
                                Optional.of(FinishReason.LENGTH),
                                Optional.of(new Usage(3, 2, 5)),
                                Optional.of(
                                        new Orchestration(
                                                "debate",
                                                List.of("a", "b"),
                                                OptionalInt.of(2),
                                                Optional.of(new BigDecimal("0.6667")))),
                                NO_TRAIL,
                                List.of()));
    }

    @Test
    void several_choices_are_counted_and_the_first_is_the_answer() {
        Answer answer =
                read(
                        "{\"choices\":[{\"message\":{\"content\":\"a\"}},{\"message\":{\"content\":\"b\"}}]}");

        assertThat(answer.choices()).isEqualTo(2);
        assertThat(answer.text()).isEqualTo("a");
    }

    @Test
    void a_call_of_a_tool_is_an_answer_without_text() {
        Answer answer =
                read(
                        """
                        {"choices":[{"message":{"content":null,"tool_calls":[{"id":"c-1","type":"function",
                        "function":{"name":"look","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}""");

        assertThat(answer.toolCall()).contains(new ToolCall("c-1", "look", "{}"));
        assertThat(answer.text()).isEmpty();
        assertThat(answer.finishReason()).contains(FinishReason.TOOL_CALLS);
    }

    @Test
    void what_is_missing_is_empty_and_never_made_up() {
        Answer answer = read("{\"choices\":[{\"message\":{\"content\":\"\"}}]}");

        assertThat(answer)
                .isEqualTo(
                        new Answer(
                                "",
                                "",
                                1,
                                "",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                NO_TRAIL,
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"usage\":null}",
                "{\"usage\":{\"prompt_tokens\":\"3\",\"completion_tokens\":2,\"total_tokens\":5}}",
                "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}",
                "{\"usage\":{\"prompt_tokens\":3.5,\"completion_tokens\":2,\"total_tokens\":5}}",
                "{\"usage\":{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":2,\"total_tokens\":5}}",
                "{\"usage\":[3,2,5]}"
            })
    void a_usage_that_is_not_in_whole_numbers_is_none(String body) {
        assertThat(Completion.usage(json(body))).isEmpty();
    }

    @Test
    void a_usage_that_does_not_add_up_comes_as_it_is() {
        assertThat(
                        Completion.usage(
                                json(
                                        "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":-2,\"total_tokens\":50}}")))
                .contains(new Usage(3, -2, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "content_filter, CONTENT_FILTER",
        "tool_calls, TOOL_CALLS",
        "function_call, OTHER",
        "STOP, OTHER"
    })
    void a_finish_reason_is_the_protocols_or_another(String word, FinishReason reason) {
        assertThat(Completion.finishReason(json("{\"finish_reason\":\"%s\"}".formatted(word))))
                .contains(reason);
        assertThat(Completion.finishReason(json("{\"finish_reason\":null}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"choices\":[]}",
                "{\"choices\":{}}",
                "{\"choices\":[{\"message\":{\"content\":null}}]}",
                "{\"choices\":[{\"message\":{\"content\":[\"a\"]}}]}",
                "{\"choices\":[{\"text\":\"a\"}]}"
            })
    void without_text_it_is_no_answer(String body) {
        assertThat(Completion.isOne(json(body))).isFalse();
    }

    private static Answer read(String body) {
        assertThat(Completion.isOne(json(body))).isTrue();
        return Completion.read(json(body), NO_TRAIL, List.of());
    }

    private static JsonNode json(String text) {
        return Json.read(text).orElseThrow();
    }
}
