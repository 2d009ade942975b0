package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankTest {

    @Test
    void of_two_engines_each_is_the_other_of_the_other() {
        assertThat(Rank.FIRST.other()).isEqualTo(Rank.SECOND);
        assertThat(Rank.SECOND.other()).isEqualTo(Rank.FIRST);
    }

    @Test
    void each_has_its_word() {
        assertThat(Rank.FIRST.word()).isEqualTo("first");
        assertThat(Rank.SECOND.word()).isEqualTo("second");
    }
}
