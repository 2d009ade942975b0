package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/** How long somebody waits, against how long it may take. */
public final class Waiting {

    /** What an attempt is given. */
    public static final Duration ATTEMPT = Duration.ofSeconds(3);

    /**
     * What a router, and a busy machine, may take beside the attempts; with one attempt less than a
     * router takes that waits ten seconds, as it always does, whatever the caller allows.
     */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private Duration waited;

    /** Does it, and measures. */
    public void during(Runnable deed) {
        long begun = System.nanoTime();
        deed.run();
        waited = Duration.ofNanos(System.nanoTime() - begun);
    }

    /** How long that was. */
    public Duration waited() {
        return waited;
    }

    /** Waits until it is so, and says what was not so to the end. */
    public static void untilIt(String since, Duration limit, ThrowingRunnable isSo) {
        try {
            Awaitility.await().atMost(limit).pollDelay(Duration.ZERO).untilAsserted(isSo);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "%d s %s, still: %s"
                            .formatted(limit.toSeconds(), since, e.getCause().getMessage()),
                    e);
        }
    }

    public void isWithin(int attempts) {
        assertThat(waited)
                .as("the time until there was an answer or an error, for %d attempts", attempts)
                .isLessThan(ATTEMPT.multipliedBy(attempts).plus(MARGIN));
    }
}
