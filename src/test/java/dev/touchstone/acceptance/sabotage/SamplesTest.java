package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void the_first_of_those_that_show_the_same_stands_for_them() {
        assertThat(Samples.of(List.of("a1", "b1", "a2", "b2", "a3"), one -> letter(one, "ab")))
                .containsExactly("a1", "b1");
    }

    @Test
    void what_shows_something_of_its_own_is_all_kept() {
        assertThat(Samples.of(List.of("c", "a1", "c", "a2", "c"), one -> letter(one, "a")))
                .containsExactly("c", "a1", "c", "c");
    }

    private static Optional<String> letter(String one, String shared) {
        return Optional.of(one.substring(0, 1)).filter(shared::contains);
    }
}
