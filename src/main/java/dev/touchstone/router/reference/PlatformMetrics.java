package dev.touchstone.router.reference;

import dev.touchstone.router.Credential;
import dev.touchstone.router.Metrics;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code GET /metrics}, in Prometheus' text format. */
record PlatformMetrics(Operations operations) implements Metrics {

    private static final String OWN = "touchstone_";
    private static final int NANOS = 9;
    private static final String NUMBER = "\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final Pattern BOUND = Pattern.compile(NUMBER);
    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^(" + OWN + "\\w+)\\{(.*)} (" + NUMBER + ")$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Override
    public Outcome<Reading> read() {
        Request get = Request.get("/metrics");
        return Replies.given(
                operations.send("metrics", get, new Credential.None()),
                200,
                PlatformMetrics::reading);
    }

    /**
     * One number with its name and labels; what is no number, or a negative one, counts nothing.
     */
    private record Sample(String name, Map<String, String> labels, BigDecimal number) {

        static Sample of(MatchResult line) {
            Map<String, String> labels =
                    LABEL.matcher(line.group(2))
                            .results()
                            .collect(
                                    Collectors.toMap(
                                            l -> l.group(1), l -> l.group(2), (a, b) -> a));
            return new Sample(line.group(1), labels, new BigDecimal(line.group(3)));
        }

        long value() {
            return number.longValue();
        }

        Duration time() {
            return Duration.ofNanos(number.movePointRight(NANOS).longValue());
        }

        /** Of a bucket; empty for one without a bound that is a number. */
        Optional<Double> bound() {
            String bound = labels.getOrDefault("le", "");
            if (bound.equals("+Inf")) {
                return Optional.of(Double.POSITIVE_INFINITY);
            }
            return BOUND.matcher(bound).matches()
                    ? Optional.of(Double.valueOf(bound))
                    : Optional.empty();
        }

        boolean is(String wanted) {
            return name.equals(OWN + wanted);
        }

        Place place() {
            return new Place(labels.get("model"), labels.get("deployment"));
        }
    }

    private static Optional<Reading> reading(Reply reply) {
        if (!reply.text().endsWith("\n")) {
            return Optional.empty(); // Prometheus reads no page whose last line has no end
        }
        List<Sample> samples = SAMPLE.matcher(reply.text()).results().map(Sample::of).toList();
        Map<Place, Counts> served = new HashMap<>();
        samples.stream()
                .filter(sample -> sample.labels().containsKey("deployment"))
                .map(Sample::place)
                .forEach(place -> served.computeIfAbsent(place, at -> counts(samples, at)));
        Set<String> labels = new TreeSet<>();
        samples.forEach(sample -> labels.addAll(sample.labels().keySet()));
        Map<String, Long> errors = by(samples, "errors_total", "code");
        return Optional.of(
                new Reading(served, took(samples), buckets(samples), errors, labels, reply.text()));
    }

    private static Counts counts(List<Sample> all, Place place) {
        List<Sample> here =
                all.stream()
                        .filter(sample -> sample.labels().containsKey("deployment"))
                        .filter(sample -> sample.place().equals(place))
                        .toList();
        Map<String, Long> tokens = by(here, "tokens_total", "kind");
        return new Counts(
                by(here, "requests_total", "status"),
                by(here, "attempts_total", "outcome"),
                tokens.getOrDefault("prompt", 0L),
                tokens.getOrDefault("completion", 0L),
                by(here, "request_duration_seconds_count", "model")
                        .getOrDefault(place.model(), 0L));
    }

    private static Map<Place, Duration> took(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.is("request_duration_seconds_sum"))
                .collect(Collectors.toMap(Sample::place, Sample::time, Duration::plus));
    }

    private static Map<Place, NavigableMap<Double, Long>> buckets(List<Sample> samples) {
        Map<Place, NavigableMap<Double, Long>> buckets = new HashMap<>();
        for (Sample sample : samples) {
            if (sample.is("request_duration_seconds_bucket") && sample.bound().isPresent()) {
                buckets.computeIfAbsent(sample.place(), at -> new TreeMap<>())
                        .merge(sample.bound().get(), sample.value(), Long::sum);
            }
        }
        return buckets;
    }

    private static Map<String, Long> by(List<Sample> samples, String name, String label) {
        Map<String, Long> values = new TreeMap<>();
        samples.stream()
                .filter(sample -> sample.is(name))
                .forEach(
                        s ->
                                values.merge(
                                        s.labels().getOrDefault(label, ""), s.value(), Long::sum));
        return values;
    }
}
