package dev.touchstone.livingdoc.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The mildest first: the order is what makes one verdict outrank another. */
class WordsTest {

    @Test
    void each_outcome_has_its_word_and_its_sign() {
        assertThat(Stream.of(Outcome.values()).map(one -> one.word() + " " + one.sign()))
                .containsExactly("passed ✓", "not run ○", "not supported –", "failed ✗", "error !");
    }

    @Test
    void each_verdict_has_its_word_and_its_sign() {
        assertThat(Stream.of(Verdict.values()).map(one -> one.word() + " " + one.sign()))
                .containsExactly(
                        "met ✓", "not checked ○", "not supported –", "broken ✗", "error !");
    }

    @Test
    void each_profile_has_its_word_and_its_sign() {
        assertThat(Stream.of(Profile.values()).map(one -> one.word() + " " + one.sign()))
                .containsExactly("conformant ✓", "partial –", "failed ✗", "error !");
    }

    @Test
    void each_outcome_has_the_verdict_of_its_place() {
        assertThat(Stream.of(Outcome.values()).map(Verdict::of)).containsExactly(Verdict.values());
    }
}
