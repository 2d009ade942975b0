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

    /** How long to wait; nothing when the header says nothing that can be read. */
    Optional<Duration> read(String header) {
        String value = header.strip();
        if (!value.isEmpty() && value.length() <= MOST_DIGITS && isNumber(value)) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant moment =
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), moment);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            // An engine that cannot say when it is back has not said it.
            return Optional.empty();
        }
    }

    private static boolean isNumber(String value) {
        return value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
