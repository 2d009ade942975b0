package dev.touchstone.router;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the caller's tenant used. A call is a ledger entry, whatever became of it, and counts on the
 * day of its entry.
 */
public interface Analytics {

    /** All calls of these days, in all and by model. */
    Outcome<Summary> summary(Person caller, DateRange range);

    /** Each of these days, also those without a call, the oldest first. */
    Outcome<List<Day>> daily(Person caller, DateRange range);

    /** Each model that had calls on one of these days, by day and by the model's name. */
    Outcome<List<ModelDay>> export(Person caller, DateRange range, Format format);

    /** The forms in which the same can be exported. */
    enum Format {
        CSV,
        JSON
    }

    /**
     * The days that are asked for, as text, so that impossible ones can be asked for. What is empty
     * is left to the router: the last 30 days in UTC.
     *
     * @param start the first day, such as 2026-11-21
     * @param end the last day, inclusive
     * @param timeZone where the days are, such as Europe/Berlin
     */
    record DateRange(Optional<String> start, Optional<String> end, Optional<String> timeZone) {

        /** The router's default. */
        public static final DateRange DEFAULT =
                new DateRange(Optional.empty(), Optional.empty(), Optional.empty());

        /** From one day to another, both inclusive, in UTC. */
        public static DateRange of(LocalDate first, LocalDate last) {
            return of(first.toString(), last.toString());
        }

        /** The same for whatever shall be asked. */
        public static DateRange of(String start, String end) {
            return new DateRange(Optional.of(start), Optional.of(end), Optional.empty());
        }

        /** The same with another first day. */
        public DateRange from(LocalDate first) {
            return new DateRange(Optional.of(first.toString()), end, timeZone);
        }

        /** The same with another last day. */
        public DateRange upTo(LocalDate last) {
            return new DateRange(start, Optional.of(last.toString()), timeZone);
        }

        /** The same days somewhere else. */
        public DateRange in(String zone) {
            return new DateRange(start, end, Optional.of(zone));
        }
    }

    /**
     * What a number of calls came to; equal to another of the same amounts.
     *
     * @param cost US dollars
     */
    record Totals(long requests, Usage usage, BigDecimal cost) {

        /** No call at all. */
        public static final Totals NONE = new Totals(0, Usage.of(0, 0), BigDecimal.ZERO);

        /** Amounts are equal however many zeros end them. */
        public Totals {
            cost = cost.stripTrailingZeros();
        }

        /** Both together, part by part. */
        public Totals plus(Totals more) {
            return new Totals(
                    requests + more.requests,
                    new Usage(
                            usage.promptTokens() + more.usage.promptTokens(),
                            usage.completionTokens() + more.usage.completionTokens(),
                            usage.totalTokens() + more.usage.totalTokens()),
                    cost.add(more.cost));
        }

        @Override
        public String toString() {
            return "%d calls, %d prompt + %d generated = %d tokens, %s US dollars"
                    .formatted(
                            requests,
                            usage.promptTokens(),
                            usage.completionTokens(),
                            usage.totalTokens(),
                            cost.toPlainString());
        }
    }

    /** How long calls took, from their arrival to their end. */
    record ResponseTimes(Duration mean, Duration p50, Duration p95, Duration p99) {}

    /**
     * All calls of a range.
     *
     * @param responseTimes empty when the router says that there are none
     * @param byModel in the router's order
     */
    record Summary(
            Totals totals, Optional<ResponseTimes> responseTimes, List<ModelTotals> byModel) {}

    /** The calls of one model. */
    record ModelTotals(String model, Totals totals) {
        @Override
        public String toString() {
            return model + ": " + totals;
        }
    }

    /** The calls of one day. */
    record Day(LocalDate date, Totals totals) {
        @Override
        public String toString() {
            return date + ": " + totals;
        }
    }

    /** The calls of one model on one day. */
    record ModelDay(LocalDate date, String model, Totals totals) {
        @Override
        public String toString() {
            return date + ", " + model + ": " + totals;
        }
    }
}
