package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Days of a calendar somewhere, from the first to the last. */
public record Days(LocalDate first, LocalDate last, ZoneId zone) {

    /** Days in UTC. */
    public static Days of(LocalDate first, LocalDate last) {
        return new Days(first, last, ZoneOffset.UTC);
    }

    /** Possible days of a question, which names the first and the last. */
    public static Days of(DateRange range) {
        return new Days(
                LocalDate.parse(range.start().orElseThrow()),
                LocalDate.parse(range.end().orElseThrow()),
                range.timeZone().map(ZoneId::of).orElse(ZoneOffset.UTC));
    }

    /** The same as a question; UTC is what is meant when nothing is said. */
    public DateRange range() {
        DateRange range = DateRange.of(first, last);
        return zone.equals(ZoneOffset.UTC) ? range : range.in(zone.getId());
    }

    public List<LocalDate> dates() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** The day that it is there at that moment. */
    public LocalDate date(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    boolean has(Instant moment) {
        LocalDate date = date(moment);
        return !date.isBefore(first) && !date.isAfter(last);
    }
}
