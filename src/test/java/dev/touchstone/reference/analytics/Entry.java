package dev.touchstone.reference.analytics;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A ledger entry of a chosen time.
 *
 * @param micros its response time; null for an entry from before there were any
 */
public record Entry(
        Instant at,
        String model,
        long prompt,
        long completion,
        BigDecimal cost,
        String status,
        Long micros) {

    /** Of no further interest than its time. */
    public static Entry at(Instant moment) {
        return new Entry(moment, "llama", 7, 3, new BigDecimal("0.000000055"), "ok", 1_500L);
    }

    /** The same at an RFC 3339 time. */
    public static Entry at(String moment) {
        return at(Instant.parse(moment));
    }
}
