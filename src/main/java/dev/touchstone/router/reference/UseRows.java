package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.ModelTotals;
import dev.touchstone.router.Analytics.ResponseTimes;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Ledger.Sums;
import dev.touchstone.router.Usage;
import dev.touchstone.router.openai.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the rows of the analytics. What is missing or of another kind is minus one, or a day that
 * never was, so that it equals nothing that was done; the contract's check tells where.
 */
final class UseRows {

    private static final long NO_NUMBER = -1;
    private static final String ENTRIES = "entries";
    private static final String COST = "cost";
    private static final int NANOSECONDS = 6;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private UseRows() {}

    static Summary summary(JsonNode body) {
        return new Summary(
                totals(body, "total_requests", "total_cost"),
                times(body.path("response_time_ms")),
                StreamSupport.stream(body.path("by_model").spliterator(), false)
                        .map(row -> new ModelTotals(row.path("model").asText(), totals(row)))
                        .toList());
    }

    static Sums sums(JsonNode body) {
        Map<String, Totals> groups = new LinkedHashMap<>();
        body.path("groups")
                .forEach(row -> groups.put(row.path("key").asText(), totals(row, ENTRIES, COST)));
        return new Sums(totals(body.path("total"), ENTRIES, COST), groups);
    }

    static Day day(JsonNode row) {
        return new Day(date(row.path("date").asText()), totals(row));
    }

    static ModelDay modelDay(JsonNode row) {
        return new ModelDay(
                date(row.path("date").asText()), row.path("model").asText(), totals(row));
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return LocalDate.MIN; // the contract's check reports it; nothing happened then
        }
    }

    /** A cost that is no decimal is no cost: minus one, which no price gives. */
    static BigDecimal decimal(String text) {
        return text.matches("\\d{1,30}(\\.\\d{1,30})?")
                ? new BigDecimal(text)
                : BigDecimal.valueOf(NO_NUMBER);
    }

    private static Totals totals(JsonNode row) {
        return totals(row, "requests", COST);
    }

    private static Totals totals(JsonNode row, String requests, String cost) {
        return new Totals(
                whole(row, requests),
                new Usage(
                        whole(row, "prompt_tokens"),
                        whole(row, "completion_tokens"),
                        whole(row, "total_tokens")),
                decimal(Json.text(row, cost).orElse("")));
    }

    private static long whole(JsonNode row, String field) {
        return Json.integer(row, field).orElse(NO_NUMBER);
    }

    private static Optional<ResponseTimes> times(JsonNode times) {
        boolean told =
                Stream.of("mean", "p50", "p95", "p99").allMatch(name -> isTime(times.path(name)));
        return told
                ? Optional.of(
                        new ResponseTimes(
                                time(times.path("mean")),
                                time(times.path("p50")),
                                time(times.path("p95")),
                                time(times.path("p99"))))
                : Optional.empty();
    }

    private static boolean isTime(JsonNode value) {
        return value.isNumber() && value.decimalValue().abs().compareTo(LONGEST) < 0;
    }

    private static Duration time(JsonNode milliseconds) {
        return Duration.ofNanos(
                milliseconds.decimalValue().movePointRight(NANOSECONDS).longValue());
    }
}
