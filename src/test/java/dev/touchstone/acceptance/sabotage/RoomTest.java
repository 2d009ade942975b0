package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Trials run only beside what they can bear. */
class RoomTest {

    private final Room room = new Room();

    @Test
    void what_bears_anything_runs_beside_its_like() {
        assertThat(both(Company.ANY, Company.ANY)).isTrue();
    }

    @Test
    void what_is_quiet_runs_beside_its_like() {
        assertThat(both(Company.QUIET, Company.QUIET)).isTrue();
    }

    @Test
    void what_is_quiet_waits_until_all_that_is_not_has_ended() {
        assertThat(both(Company.ANY, Company.QUIET)).isFalse();
    }

    @Test
    void what_bears_anything_waits_for_what_is_quiet() {
        assertThat(both(Company.QUIET, Company.ANY)).isFalse();
    }

    @Test
    void what_bears_nothing_waits_even_for_its_like() {
        assertThat(both(Company.NONE, Company.NONE)).isFalse();
    }

    @Test
    void beside_what_bears_nothing_runs_nothing() {
        assertThat(both(Company.NONE, Company.ANY)).isFalse();
    }

    @Test
    void the_tags_of_a_scenario_say_what_it_bears() {
        assertThat(Company.of(List.of("@LEDGER-1", "@smoke"))).isEqualTo(Company.ANY);
        assertThat(Company.of(List.of("@alone", "@quiet"))).isEqualTo(Company.QUIET);
        assertThat(Company.of(List.of("@alone"))).isEqualTo(Company.NONE);
        assertThat(Company.of(List.of("@slow"))).isEqualTo(Company.NONE);
    }

    /** Whether the second can enter while the first is inside; it can at the latest behind it. */
    private boolean both(Company first, Company second) {
        room.enter(first);
        CompletableFuture<Void> entered = new CompletableFuture<>();
        Thread entering =
                new Thread(
                        () -> {
                            room.enter(second);
                            entered.complete(null);
                        });
        entering.start();
        await().until(() -> entered.isDone() || entering.getState() == Thread.State.WAITING);
        boolean both = entered.isDone();
        room.leave();
        entered.join();
        room.leave();
        return both;
    }
}
