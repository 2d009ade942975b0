package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.PlannedCall;
import dev.touchstone.acceptance.world.PlannedCall.Kind;
import dev.touchstone.engine.Usage;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.RequestField;
import io.cucumber.java.DataTableType;
import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The words of the analytics that stand for something: calls, days, places. */
public final class AnalyticsWords {

    private static final List<String> ORDER = List.of("first", "second", "third");

    private static final Map<String, Period> DISTANCES =
            Map.of(
                    "a week before it", Period.ofDays(-7),
                    "the day before it", Period.ofDays(-1),
                    "the day of the call", Period.ZERO,
                    "the day after it", Period.ofDays(1),
                    "a week after it", Period.ofDays(7));

    private static final Map<String, RequestField> BORDERS =
            Map.of(
                    "first day", RequestField.START_DATE,
                    "last day", RequestField.END_DATE,
                    "time zone", RequestField.TIME_ZONE);

    /** How far a day is from that of the call. */
    @ParameterType(
            "a week before it|the day before it|the day of the call|the day after it|a week after it")
    public Period day(String words) {
        return DISTANCES.get(words);
    }

    @ParameterType("[A-Z][a-z]+/[A-Z][a-z]+")
    public ZoneId place(String name) {
        return ZoneId.of(name);
    }

    /** Days as they are asked for, possible or not. */
    @ParameterType("(\\S+) to (\\S+)(?: in (\\S+))?")
    public DateRange days(String first, String last, String place) {
        DateRange range = DateRange.of(first, last);
        return place == null ? range : range.in(place);
    }

    @ParameterType("\"(CSV|JSON)\"")
    public Format format(String name) {
        return Format.valueOf(name);
    }

    @ParameterType("first day|last day|time zone")
    public RequestField border(String words) {
        return BORDERS.get(words);
    }

    /** What the table does not say: the first model, a token each, no pause. */
    @DataTableType
    public PlannedCall call(Map<String, String> row) {
        return new PlannedCall(
                row.get("who"),
                kind(row.get("call")),
                ORDER.indexOf(row.getOrDefault("model", "first")),
                Usage.of(
                        Long.parseLong(row.getOrDefault("prompt tokens", "1")),
                        Long.parseLong(row.getOrDefault("generated tokens", "1"))),
                Duration.ofMillis(Long.parseLong(row.getOrDefault("milliseconds", "0"))));
    }

    private static Kind kind(String words) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(words + " is no call"));
    }
}
