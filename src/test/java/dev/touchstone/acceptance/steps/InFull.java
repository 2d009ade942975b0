package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Turn;
import java.util.List;

/** Requests of which each must be answered in full. */
record InFull(List<Turn> turns) {

    void areAll(int number) {
        assertThat(turns.size()).as("requests").isEqualTo(number);
        assertThat(turns.stream().map(Turn::end).filter(end -> !end.equals(Turn.IN_FULL)))
                .as("what came instead of an answer in full, for %d requests", number)
                .isEmpty();
    }
}
