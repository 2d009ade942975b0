package dev.touchstone.reference.routing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads a {@code Retry-After} header: seconds, or a date (RFC 9110, section 10.2.3). */
record RetryAfter(Clock clock) {
    private static final int MOST_DIGITS = 9;

    /** Who says more is not believed: nobody shall be sent away for a year by one engine. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long to wait, five minutes at most; nothing when nothing can be read. */
    Optional<Duration> read(String header) {
        String value = header.strip();
        if (!value.isEmpty() && value.length() <= MOST_DIGITS && isNumber(value)) {
            return Optional.of(within(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Instant moment =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(within(Duration.between(clock.instant(), moment)));
        } catch (DateTimeException e) {
            // An engine that cannot say when it is back has not said it.
            return Optional.empty();
        }
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
