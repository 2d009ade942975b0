package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials of all kinds run from the beginning to the end. */
class MixTest {

    @Test
    void each_kind_is_spread_evenly_and_keeps_its_order() {
        List<String> all = List.of("a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "c1");

        assertThat(Mix.of(all, text -> text.substring(0, 1)))
                .containsExactly("a1", "a2", "b1", "a3", "c1", "a4", "a5", "b2", "a6");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Mix.of(List.<String>of(), text -> text)).isEmpty();
    }
}
