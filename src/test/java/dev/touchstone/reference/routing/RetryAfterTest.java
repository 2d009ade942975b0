package dev.touchstone.reference.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FALLBACK-10: when an engine says that it can be asked again (RFC 9110, 10.2.3)")
class RetryAfterTest {
    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "7 | 7",
                " 12 | 12",
                "Fri, 01 May 2026 12:00:09 GMT | 9",
                "Fri, 01 May 2026 11:59:59 GMT | 0",
            })
    void seconds_and_dates_are_read(String header, long seconds) {
        assertThat(retryAfter.read(header)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "999999999", "Thu, 01 May 2036 12:00:00 GMT"})
    void nobody_is_sent_away_for_more_than_five_minutes(String header) {
        assertThat(retryAfter.read(header)).contains(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-1", "1.5", "+3", "٣", "12345678901234567890", "2026-05-01"})
    void what_cannot_be_read_says_nothing(String header) {
        assertThat(retryAfter.read(header)).isEmpty();
    }
}
