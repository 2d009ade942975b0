package dev.touchstone.reference.analytics;

import java.time.Duration;

/**
 * How long the calls took, from their arrival at the router to their ledger entries, to the
 * microsecond.
 *
 * @param p50 a percentile lies on the straight line between the two nearest calls (PostgreSQL's
 *     {@code percentile_cont})
 */
public record ResponseTimes(Duration mean, Duration p50, Duration p95, Duration p99) {}
