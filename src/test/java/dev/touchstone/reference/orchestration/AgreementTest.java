package dev.touchstone.reference.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ORCHESTRATION-3, 4: which answers agree, and how many")
class AgreementTest {
    private static Conclusion among(String... texts) {
        List<Reply> replies = new ArrayList<>();
        for (String text : texts) {
            replies.add(new Reply(replies.size() + 1, text));
        }
        return Agreement.among(replies).conclusion();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it is four",
                "It is FOUR",
                " it  is\n\tfour ",
                "It is four.",
                "It is four ?!",
                "It is four...",
                "It\u00a0is four",
                "It is \uff46our"
            })
    void answers_are_equal_but_for_capitals_spaces_forms_and_closing_marks(String text) {
        assertThat(among("It is four", text).confidence()).contains(share("1.0000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is for",
                "It isfour",
                "It is. four",
                "It is four,",
                "\"It is four\"",
                ""
            })
    void anything_else_makes_another_answer(String text) {
        assertThat(among("It is four", text).confidence()).contains(share("0.5000"));
    }

    @ParameterizedTest
    @CsvSource({
        "a b b, 2, 0.6667",
        "a b c, 1, 0.3333",
        "a b b a, 1, 0.5000",
        "a b b a a, 1, 0.6000",
        "c a b a b, 2, 0.4000",
        "a, 1, 1.0000"
    })
    void the_largest_group_wins_and_of_equals_the_earlier(String texts, int call, String share) {
        Conclusion conclusion = among(texts.split(" "));
        assertThat(conclusion.answer().call()).isEqualTo(call);
        assertThat(conclusion.confidence()).contains(share(share));
    }

    @Test
    void two_empty_answers_agree() {
        assertThat(among("", " ", "a").answer().text()).isEmpty();
        assertThat(among("", " ", "a").confidence()).contains(share("0.6667"));
    }

    @Test
    void a_long_run_of_spaces_is_read_quickly() {
        String text = "a" + " ".repeat(2_000_000) + "b";
        assertThat(Agreement.normal(text)).isEqualTo("a b");
    }

    private static BigDecimal share(String text) {
        return new BigDecimal(text);
    }

    @Test
    void only_when_all_answers_are_one_group_the_agreement_is_complete() {
        assertThat(agreement("a", "A").isComplete()).isTrue();
        assertThat(agreement("a", "a", "b").isComplete()).isFalse();
    }

    @Test
    void an_answer_of_closing_marks_only_is_an_empty_one() {
        assertThat(Agreement.normal("?! .")).isEmpty();
        assertThat(Agreement.normal(".a.")).isEqualTo(".a");
    }

    private static Agreement agreement(String... texts) {
        return Agreement.among(Stream.of(texts).map(text -> new Reply(1, text)).toList());
    }
}
