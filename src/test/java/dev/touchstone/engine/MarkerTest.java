package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkerTest {

    @Test
    void the_same_seed_and_name_give_the_same_marker_again() {
        String marker = Marker.of("abc123", "features/chat.feature:12");

        assertThat(marker)
                .startsWith("marker-abc123")
                .isEqualTo(Marker.of("abc123", "features/chat.feature:12"));
        assertThat(Marker.in("a prompt\n" + marker)).contains(marker);
    }

    @Test
    void another_seed_or_name_gives_another_marker() {
        String marker = Marker.of("abc123", "features/chat.feature:12");

        assertThat(Marker.of("abc124", "features/chat.feature:12")).isNotEqualTo(marker);
        assertThat(Marker.of("abc123", "features/chat.feature:13")).isNotEqualTo(marker);
    }

    @Test
    void the_longest_seed_is_a_marker_too() {
        assertThat(Marker.isOne(Marker.of("0123456789abcdef", "x"))).isTrue();
    }

    @Test
    void the_last_marker_of_a_body_counts_and_half_a_marker_is_none() {
        assertThat(Marker.in("marker-00000001 marker-00000002")).contains("marker-00000002");
        assertThat(Marker.in("marker-0001")).isEmpty();
    }
}
