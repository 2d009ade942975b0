package dev.touchstone.reference.api;

import dev.touchstone.reference.analytics.Period;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The days that a query names; what it does not name is told by the contract's defaults. */
final class PeriodQuery {
    private static final String START = "start_date";
    private static final String END = "end_date";
    private static final String ZONE = "time_zone";

    private static final int DEFAULT_DAYS = 30;
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Clock clock;

    PeriodQuery(Clock clock) {
        this.clock = clock;
    }

    /**
     * The period that was asked for.
     *
     * @throws ApiError 422 with the name of what is wrong
     */
    Period of(Query query) {
        ZoneId zone = query.text(ZONE).map(PeriodQuery::zone).orElse(ZoneId.of("UTC"));
        Optional<LocalDate> start = query.text(START).map(value -> date(START, value));
        LocalDate last =
                query.text(END)
                        .map(value -> date(END, value))
                        .orElseGet(() -> LocalDate.now(clock.withZone(zone)));
        LocalDate first = start.orElseGet(() -> daysBefore(last));
        if (last.isBefore(first)) {
            throw Query.wrong(END, "the start date or later: " + last + " is before " + first);
        }
        return new Period(first, last, zone);
    }

    /**
     * The same, for an answer that has a part for each day.
     *
     * @throws ApiError 422 also when there are more days than that
     */
    Period of(Query query, int mostDays) {
        Period period = of(query);
        if (period.days() > mostDays) {
            throw Query.wrong(
                    START,
                    "so that there are %d days at the most, not %d"
                            .formatted(mostDays, period.days()));
        }
        return period;
    }

    private static LocalDate daysBefore(LocalDate last) {
        LocalDate first = last.minusDays(DEFAULT_DAYS - 1L);
        return first.isBefore(EARLIEST) ? EARLIEST : first;
    }

    private static LocalDate date(String name, String value) {
        if (DATE.matcher(value).matches()) {
            try {
                LocalDate date = LocalDate.parse(value);
                if (!date.isBefore(EARLIEST)) {
                    return date;
                }
            } catch (DateTimeException e) {
                // Refused below, like a text that is no date at all.
            }
        }
        throw Query.wrong(name, "a day of the calendar such as 2026-11-21");
    }

    // Only names of the time zone database: an offset has no days of 23 hours.
    private static ZoneId zone(String name) {
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw Query.wrong(ZONE, "a name of the time zone database such as Europe/Berlin");
    }
}
