package dev.touchstone.reference;

import java.time.Duration;

/**
 * When a failing deployment is rested, and for how long (FALLBACK-10).
 *
 * @param failures so many in a row, 1 or more
 * @param rest how long it is not asked then; after it, one request tries whether it works again
 */
public record CoolDown(int failures, Duration rest) {
    /**
     * @throws IllegalArgumentException when there is no failure, or no rest
     */
    public CoolDown {
        if (failures < 1 || rest.isNegative() || rest.isZero()) {
            throw new IllegalArgumentException(
                    "A deployment is rested after 1 or more failures, for longer than no time; came %d and %s"
                            .formatted(failures, rest));
        }
    }

    /** Five failures in a row, half a minute. */
    public static CoolDown usual() {
        return new CoolDown(5, Duration.ofSeconds(30));
    }
}
