package dev.touchstone.acceptance.world;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Metrics.Counts;
import dev.touchstone.router.Metrics.Place;
import dev.touchstone.router.Metrics.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What the router has counted, against what the ledger has entered. */
public final class Counted {

    private final RouterUnderTest router;

    public Counted(RouterUnderTest router) {
        this.router = router;
    }

    public Reading reading() {
        return new Reaction<>("A monitoring system", router.metrics().read()).given("the counts");
    }

    /** Requests by how they ended, whoever served them. */
    public Map<String, Long> requests() {
        Map<String, Long> all = new TreeMap<>();
        reading()
                .served()
                .values()
                .forEach(c -> c.requests().forEach((k, n) -> all.merge(k, n, Long::sum)));
        return all;
    }

    public long promptTokens() {
        return sum(Counts::promptTokens);
    }

    public long completionTokens() {
        return sum(Counts::completionTokens);
    }

    private long sum(ToLongFunction<Counts> part) {
        return reading().served().values().stream().mapToLong(part).sum();
    }

    /** By the router's word for the error. */
    public Map<String, Long> errors() {
        return reading().errors();
    }

    /** How long all requests took together, whoever served them. */
    public Duration took() {
        return reading().took().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** How many of the times are not longer than so many seconds, whoever served the requests. */
    public NavigableMap<Double, Long> buckets() {
        NavigableMap<Double, Long> all = new TreeMap<>();
        reading()
                .buckets()
                .values()
                .forEach(each -> each.forEach((bound, n) -> all.merge(bound, n, Long::sum)));
        return all;
    }

    /** The attempts at one deployment, by their outcome; none when it is not told of. */
    public Map<String, Long> attempts(Place place) {
        return Optional.ofNullable(reading().served().get(place))
                .map(Counts::attempts)
                .orElse(Map.of());
    }

    /** The counts of each deployment that ended a request; attempts are told apart. */
    public Map<Place, Counts> byPlace() {
        return reading().served().entrySet().stream()
                .filter(each -> !each.getValue().requests().isEmpty())
                .collect(toMap(Map.Entry::getKey, each -> withoutAttempts(each.getValue())));
    }

    private static Counts withoutAttempts(Counts counts) {
        return new Counts(
                counts.requests(),
                Map.of(),
                counts.promptTokens(),
                counts.completionTokens(),
                counts.timed());
    }

    /** What must have been counted when the ledger has these entries. */
    public static Map<Place, Counts> expected(List<LedgerEntry> entries) {
        return entries.stream()
                .collect(groupingBy(entry -> new Place(entry.model(), entry.deployment())))
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, each -> counts(each.getValue())));
    }

    private static Counts counts(List<LedgerEntry> entries) {
        return new Counts(
                entries.stream().collect(groupingBy(LedgerEntry::status, counting())),
                Map.of(),
                entries.stream().mapToLong(entry -> entry.usage().promptTokens()).sum(),
                entries.stream().mapToLong(entry -> entry.usage().completionTokens()).sum(),
                entries.size());
    }
}
