package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void texts_that_look_alike_part_at_a_code_point_with_its_name() {
        assertThat(new Difference("e\u0301", "\u00e9").words())
                .isEqualTo(
                        ", which differs from character 1 on: U+00E9 (LATIN SMALL LETTER E WITH ACUTE)"
                                + " in place of U+0065 (LATIN SMALL LETTER E)");
    }

    @Test
    void a_text_that_ends_too_early_parts_at_its_end() {
        assertThat(new Difference("ab", "a").words())
                .isEqualTo(
                        ", which differs from character 2 on: the end in place of U+0062"
                                + " (LATIN SMALL LETTER B)");
    }

    @Test
    void equal_texts_have_nothing_to_tell() {
        assertThat(new Difference("same", "same").words()).isEmpty();
    }

    @Test
    void a_text_that_goes_on_parts_behind_the_end_of_the_other() {
        assertThat(new Difference("a", "ab").words())
                .isEqualTo(
                        ", which differs from character 2 on: U+0062 (LATIN SMALL LETTER B)"
                                + " in place of the end");
    }
}
