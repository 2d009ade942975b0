package dev.touchstone.reference.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.CoolDown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("FALLBACK-10: a failing deployment rests, and comes back")
class RestsTest {
    private static final Duration REST = Duration.ofSeconds(30);

    private final StoppedClock clock = new StoppedClock();
    private final Rests rests = new Rests(Optional.of(new CoolDown(3, REST)), clock);

    private void fail(String deployment) {
        rests.ask(deployment).orElseThrow().fails(Optional.empty());
    }

    private void failThreeTimes() {
        fail("a");
        fail("a");
        fail("a");
    }

    private void failFor(long seconds) {
        rests.ask("a").orElseThrow().fails(Optional.of(Duration.ofSeconds(seconds)));
    }

    private boolean isAsked() {
        Optional<Rests.Trial> trial = rests.ask("a");
        trial.ifPresent(Rests.Trial::undecided);
        return trial.isPresent();
    }

    @Test
    void two_failures_are_borne_and_the_third_in_a_row_begins_a_rest() {
        fail("a");
        fail("a");
        assertThat(isAsked()).isTrue();

        fail("a");

        assertThat(isAsked()).isFalse();
        assertThat(rests.left("a")).isEqualTo(REST);
    }

    @Test
    void a_success_between_failures_begins_the_count_anew() {
        fail("a");
        fail("a");
        rests.ask("a").orElseThrow().works();
        fail("a");
        fail("a");

        assertThat(isAsked()).isTrue();
    }

    @Test
    void each_deployment_rests_for_itself() {
        failThreeTimes();

        assertThat(isAsked()).isFalse();
        assertThat(rests.ask("b")).isPresent();
    }

    @Test
    void a_rest_is_over_when_its_time_is_and_not_before() {
        failThreeTimes();

        clock.pass(REST);
        assertThat(isAsked()).isFalse();
        assertThat(rests.left("a")).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(isAsked()).isTrue();
    }

    @Test
    void one_request_tries_it_then_even_when_many_come_at_once() throws Exception {
        failThreeTimes();
        clock.pass(REST.plusMillis(1));
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<Optional<Rests.Trial>> asking = () -> rests.ask("a");
            List<Future<Optional<Rests.Trial>>> asked =
                    callers.invokeAll(java.util.Collections.nCopies(64, asking));
            int let = 0;
            for (Future<Optional<Rests.Trial>> each : asked) {
                let += each.get().isPresent() ? 1 : 0;
            }
            assertThat(let).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_trial_that_works_brings_it_back_for_all() {
        failThreeTimes();
        clock.pass(REST.plusMillis(1));

        rests.ask("a").orElseThrow().works();

        assertThat(rests.ask("a")).isPresent();
        assertThat(rests.ask("a")).isPresent();
    }

    @Test
    void a_trial_that_fails_begins_another_rest_as_long_as_the_first() {
        failThreeTimes();
        clock.pass(REST.plusMillis(1));

        fail("a");

        assertThat(isAsked()).isFalse();
        assertThat(rests.left("a")).isEqualTo(REST);
    }

    @Test
    void a_trial_that_nobody_waited_for_leaves_room_for_the_next_one() {
        failThreeTimes();
        clock.pass(REST.plusMillis(1));
        Rests.Trial first = rests.ask("a").orElseThrow();
        assertThat(isAsked()).isFalse();

        first.undecided();

        assertThat(rests.ask("a")).isPresent();
        assertThat(rests.ask("a")).isEmpty();
    }

    @Test
    void an_engine_that_says_when_it_is_back_rests_so_long_after_one_failure() {
        failFor(7);

        assertThat(isAsked()).isFalse();
        assertThat(rests.left("a")).isEqualTo(Duration.ofSeconds(7));
        clock.pass(Duration.ofMillis(7_001));
        assertThat(isAsked()).isTrue();
    }

    @Test
    void an_engine_that_is_back_at_once_does_not_rest() {
        failFor(0);

        assertThat(isAsked()).isTrue();
    }

    @Test
    void the_longer_of_both_rests_holds() {
        fail("a");
        fail("a");
        failFor(7);
        assertThat(rests.left("a")).isEqualTo(REST);

        clock.pass(REST.plusMillis(1));
        failFor(90);
        assertThat(rests.left("a")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void what_an_engine_says_while_it_rests_makes_the_rest_longer_and_never_shorter() {
        Rests.Trial early = rests.ask("a").orElseThrow();
        Rests.Trial late = rests.ask("a").orElseThrow();
        failFor(20);

        early.fails(Optional.of(Duration.ofSeconds(5)));
        assertThat(rests.left("a")).isEqualTo(Duration.ofSeconds(20));
        late.fails(Optional.of(Duration.ofSeconds(60)));
        assertThat(rests.left("a")).isEqualTo(Duration.ofSeconds(60));

        clock.pass(Duration.ofSeconds(21));
        assertThat(isAsked()).isFalse();
        clock.pass(Duration.ofSeconds(40));
        assertThat(isAsked()).isTrue();
    }

    @Test
    void what_began_before_a_rest_decides_nothing_after_it() {
        Rests.Trial works = rests.ask("a").orElseThrow();
        Rests.Trial fails = rests.ask("a").orElseThrow();
        Rests.Trial leaves = rests.ask("a").orElseThrow();
        failThreeTimes();
        clock.pass(REST.plusMillis(1));
        Rests.Trial trial = rests.ask("a").orElseThrow();

        works.works();
        fails.fails(Optional.empty());
        leaves.undecided();

        assertThat(isAsked()).isFalse();
        trial.works();
        assertThat(isAsked()).isTrue();
    }

    @Test
    void without_a_rule_nothing_ever_rests() {
        Rests never = new Rests(Optional.empty(), clock);
        for (int i = 0; i < 10; i++) {
            never.ask("a").orElseThrow().fails(Optional.of(REST));
        }
        assertThat(never.ask("a")).isPresent();
    }

    /** Time passes when the test says so. */
    private static final class StoppedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
