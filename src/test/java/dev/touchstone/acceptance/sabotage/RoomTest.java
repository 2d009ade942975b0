package dev.touchstone.acceptance.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials run only beside what they can bear. */
class RoomTest {

    private final Room room = new Room();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "what bears anything runs beside its like, ANY, ANY, true",
        "what is quiet runs beside its like, QUIET, QUIET, true",
        "what is quiet waits until all that is not has ended, ANY, QUIET, false",
        "what bears anything waits for what is quiet, QUIET, ANY, false",
        "what bears nothing waits even for its like, NONE, NONE, false",
        "beside what bears nothing runs nothing, NONE, ANY, false"
    })
    void trials_run_beside_what_they_bear(
            String rule, Company first, Company second, boolean beside) {
        assertThat(both(first, second)).as(rule).isEqualTo(beside);
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
