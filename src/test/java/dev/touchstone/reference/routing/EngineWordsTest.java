package dev.touchstone.reference.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FALLBACK-4: what an engine says against a request, as far as a caller may hear it")
class EngineWordsTest {
    private static final String REFUSED = "The engine refused the request";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 131072 tokens. However, your prompt has 140000.",
                "max_tokens must be at least 1, got -1.",
                "temperature: Input should be less than or equal to 2, got 99",
                "The messages' roles must alternate user/assistant/user/assistant/...",
                "消息不能为空"
            })
    void words_about_the_request_are_passed_on(String said) {
        assertThat(EngineWords.message(new TextNode(said))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Incorrect API key provided: sk-proj-4711",
                "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.x",
                "upstream http://inference-7.internal:8000 said no",
                "10.11.12.13 said no",
                "hf_AbCdEfGhIjKlMnOpQrStUvWx12 is not authorized",
                "0123456789abcdef0123456789abcdef",
                "the password is wrong",
                ""
            })
    void words_that_could_hold_a_key_or_an_address_are_not(String said) {
        assertThat(EngineWords.message(new TextNode(said))).isEqualTo(REFUSED);
    }

    @Test
    void a_novel_is_not_and_neither_is_what_is_no_text() {
        assertThat(EngineWords.message(new TextNode("no ".repeat(400)))).isEqualTo(REFUSED);
        assertThat(EngineWords.message(NullNode.instance)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "messages[3].content", "max_tokens"})
    void the_name_of_a_field_is_passed_on(String named) {
        assertThat(EngineWords.field(new TextNode(named))).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x y", "sk-proj-4711", "http://inner", "1"})
    void what_is_no_name_of_a_field_is_not(String named) {
        assertThat(EngineWords.field(new TextNode(named))).isEmpty();
    }
}
