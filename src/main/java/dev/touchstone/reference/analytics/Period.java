package dev.touchstone.reference.analytics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Days of a calendar.
 *
 * @param first the first day, inclusive
 * @param last the last day, inclusive; not before the first
 * @param zone where the days are: each lasts from midnight to midnight there, 23 or 25 hours when
 *     the clocks change
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {

    /**
     * @throws IllegalArgumentException when it ends before it begins
     */
    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "A period ends on its first day or later, but this one is from %s to %s"
                            .formatted(first, last));
        }
    }

    /** How many days it has, 1 or more. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }
}
