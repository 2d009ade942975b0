package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.TokenEstimate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LEDGER-7, LEDGER-14: tokens are counted by the model's own rules")
class TokenRulesTest {

    private final TokenEstimate tokens = new TokenEstimate();

    @Test
    void a_prompt_has_its_texts_and_what_the_template_adds() {
        TokenRules rules = new TokenRules("cl100k_base", 4, 3, 100);
        assertThat(tokens.prompt(rules, List.of("One two", "three"))).isEqualTo(3 + 4 + 2 + 4 + 1);
    }

    @Test
    void a_model_may_have_another_vocabulary() {
        String text = "Überraschungsgäste";
        TokenRules one = new TokenRules("cl100k_base", 0, 0, 100);
        TokenRules other = new TokenRules("r50k_base", 0, 0, 100);
        assertThat(tokens.prompt(one, List.of(text)))
                .isNotEqualTo(tokens.prompt(other, List.of(text)));
    }

    @Test
    void an_unknown_vocabulary_is_told_by_its_name() {
        TokenRules rules = new TokenRules("klingon", 0, 0, 100);
        assertThatThrownBy(() -> tokens.prompt(rules, List.of("One")))
                .hasMessageContaining("klingon");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "0, -1, 1", "0, 0, 0", "0, 0, -1"})
    void negative_numbers_and_no_answer_are_refused(int message, int prompt, int answer) {
        assertThatThrownBy(() -> new TokenRules("cl100k_base", message, prompt, answer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Tokens are counted by 0 or more for a message and for a prompt, and an answer has 1 or more; came %d, %d and %d"
                                .formatted(message, prompt, answer));
    }

    @Test
    void no_tokens_for_the_template_and_an_answer_of_one_are_allowed() {
        assertThat(new TokenRules("cl100k_base", 0, 0, 1).longestAnswer()).isEqualTo(1);
    }

    @Test
    void the_usual_rules_are_those_of_the_contract() {
        assertThat(TokenRules.usual()).isEqualTo(new TokenRules("cl100k_base", 4, 3, 4096));
    }

    @Test
    void the_most_that_is_generated_is_the_limit_for_each_answer() throws IOException {
        assertThat(request("{}").mostGenerated(100)).isEqualTo(100);
        assertThat(request("{\"max_tokens\":7}").mostGenerated(100)).isEqualTo(7);
        assertThat(request("{\"max_completion_tokens\":8}").mostGenerated(100)).isEqualTo(8);
        assertThat(request("{\"max_tokens\":7,\"n\":3}").mostGenerated(100)).isEqualTo(21);
        assertThat(request("{\"n\":2}").mostGenerated(100)).isEqualTo(200);
    }

    private static ChatRequest request(String body) throws IOException {
        return new ChatRequest(
                UUID.randomUUID(),
                1,
                "trace",
                "ada",
                "phi",
                (ObjectNode) new ObjectMapper().readTree(body),
                false,
                false,
                true,
                Duration.ofSeconds(1));
    }

    @Test
    void the_most_that_tokens_cost_is_at_the_dearest_engine_of_that_moment() {
        Instant change = Instant.parse("2026-11-21T10:00:00Z");
        Price cheap = new Price(new BigDecimal("1"), new BigDecimal("1"));
        Price dear = new Price(new BigDecimal("2"), new BigDecimal("3"));
        Price dearest = new Price(new BigDecimal("9"), new BigDecimal("9"));
        ModelConfig model =
                new ModelConfig(
                        "phi",
                        "us",
                        PriceList.always(cheap).from(change, dearest),
                        List.of(
                                new DeploymentConfig("a", URI.create("http://a")),
                                new DeploymentConfig(
                                        "b",
                                        URI.create("http://b"),
                                        Optional.of(PriceList.always(dear)))));
        assertThat(model.mostFor(10, 100, change.minusMillis(1))).isEqualByComparingTo("0.000320");
        assertThat(model.mostFor(10, 100, change)).isEqualByComparingTo("0.000990");
    }
}
