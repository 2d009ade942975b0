package dev.touchstone.router;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** What a monitoring system reads, without a credential. */
public interface Metrics {

    Outcome<Reading> read();

    /**
     * The counts since the router started.
     *
     * @param served by model and deployment
     * @param took how long the measured requests took together, by model and deployment
     * @param buckets how many of these times are not longer than so many seconds, by model and
     *     deployment; the last bound is infinite
     * @param errors what callers were told in place of an answer, by the router's word for it
     * @param labels the names of all labels of all its own counts
     * @param text all of it, as it came
     */
    record Reading(
            Map<Place, Counts> served,
            Map<Place, Duration> took,
            Map<Place, NavigableMap<Double, Long>> buckets,
            Map<String, Long> errors,
            Set<String> labels,
            String text) {}

    /** Where requests were served. */
    record Place(String model, String deployment) {}

    /**
     * What was served there.
     *
     * @param requests by how they ended, in the ledger's words
     * @param attempts by their outcome, in the router's words
     * @param timed so many times were measured
     */
    record Counts(
            Map<String, Long> requests,
            Map<String, Long> attempts,
            long promptTokens,
            long completionTokens,
            long timed) {}
}
