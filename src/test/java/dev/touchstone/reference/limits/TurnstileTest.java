package dev.touchstone.reference.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchstone.reference.Capacity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("LOAD-2: so many at a time, and so many who wait")
@Timeout(20)
class TurnstileTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();

    /** Somebody who waited, and what came of it. */
    private record Arrived(String name, Optional<Turnstile.Turn> turn) {}

    private static Turnstile of(int underWay, int waiting, Duration patience) {
        return new Turnstile(new Capacity(underWay, waiting, patience));
    }

    /** Enters on a thread of its own; returns once that waits. */
    private Thread waits(Turnstile turnstile, String name) {
        Thread thread = new Thread(() -> arrived.add(new Arrived(name, turnstile.enter())), name);
        thread.setDaemon(true);
        thread.start();
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    private Arrived next() throws InterruptedException {
        return arrived.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void who_finds_room_goes_through_and_one_more_is_turned_away() {
        Turnstile turnstile = of(2, 0, FOR_EVER);
        assertThat(turnstile.enter()).isPresent();
        assertThat(turnstile.enter()).isPresent();
        assertThat(turnstile.enter()).isEmpty();
    }

    @Test
    void who_finds_no_room_to_wait_is_turned_away_at_once_and_whoever_waits_goes_on_waiting()
            throws Exception {
        Turnstile turnstile = of(1, 1, FOR_EVER);
        Turnstile.Turn first = turnstile.enter().orElseThrow();
        waits(turnstile, "Ada");
        assertThat(turnstile.enter()).isEmpty();
        assertThat(arrived).isEmpty();
        first.end();
        assertThat(next().turn()).isPresent();
    }

    @Test
    void who_came_first_is_served_first_each_when_a_turn_ends() throws Exception {
        Turnstile turnstile = of(1, 3, FOR_EVER);
        Turnstile.Turn turn = turnstile.enter().orElseThrow();
        for (String name : List.of("Ada", "Grace", "Linus")) {
            waits(turnstile, name);
        }
        for (String name : List.of("Ada", "Grace", "Linus")) {
            assertThat(arrived).isEmpty();
            turn.end();
            Arrived came = next();
            assertThat(came.name()).isEqualTo(name);
            turn = came.turn().orElseThrow();
        }
    }

    @Test
    void whose_patience_ends_is_turned_away_then_and_leaves_the_place_to_the_next_who_waits() {
        Duration patience = Duration.ofMillis(200);
        Turnstile turnstile = of(1, 1, patience);
        turnstile.enter().orElseThrow();
        for (int each = 0; each < 2; each++) {
            long start = System.nanoTime();
            assertThat(turnstile.enter()).isEmpty();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(patience.toNanos());
        }
    }

    @Test
    void a_turn_that_ends_makes_room_for_exactly_one() {
        Turnstile turnstile = of(2, 0, FOR_EVER);
        Turnstile.Turn turn = turnstile.enter().orElseThrow();
        turnstile.enter().orElseThrow();
        turn.end();
        assertThat(turnstile.enter()).isPresent();
        assertThat(turnstile.enter()).isEmpty();
    }

    @Test
    void who_is_interrupted_is_turned_away_and_leaves_the_place_as_it_was() throws Exception {
        Turnstile turnstile = of(1, 1, FOR_EVER);
        Turnstile.Turn turn = turnstile.enter().orElseThrow();
        waits(turnstile, "Ada").interrupt();
        assertThat(next().turn()).isEmpty();
        waits(turnstile, "Grace");
        turn.end();
        assertThat(next().turn()).isPresent();
    }
}
