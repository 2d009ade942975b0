package dev.touchstone.reference;

import java.time.Duration;

/**
 * How much is taken on at a time (LOAD-2). What is beyond it is told to come back.
 *
 * @param underWay so many requests ask engines at the same time, 1 or more
 * @param waiting so many more may wait for their turn
 * @param patience how long each of them may wait
 */
public record Capacity(int underWay, int waiting, Duration patience) {
    /**
     * @throws IllegalArgumentException when nothing is taken on, or a number or the time is
     *     negative
     */
    public Capacity {
        if (underWay < 1 || waiting < 0 || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "A router takes on 1 or more requests, and lets 0 or more wait for no negative time; came %d, %d and %s"
                            .formatted(underWay, waiting, patience));
        }
    }

    /** 600 requests, 200 more that wait for a second. */
    public static Capacity usual() {
        return new Capacity(600, 200, Duration.ofSeconds(1));
    }
}
