package dev.touchstone.reference.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What one model call of an accepted request cost (LEDGER-1 to 4, ORCHESTRATION-8); most requests
 * are one call.
 *
 * @param call which call of its request it is, from 1
 * @param userId the person's external id, the {@code sub} of the token
 * @param deployment the engine that answered, or the last one asked
 * @param cost US dollars, exact
 * @param attempts how many engines were asked
 * @param createdAt when the entry was written
 */
public record LedgerEntry(
        UUID id,
        UUID requestId,
        int call,
        String traceId,
        UUID tenantId,
        String userId,
        String model,
        String deployment,
        long promptTokens,
        long completionTokens,
        BigDecimal cost,
        Status status,
        int attempts,
        Instant createdAt) {

    /** How the request ended. */
    public enum Status {
        /** Answered in full; billed by the engine's own count. */
        OK,
        /** Not answered, or not in full; costs nothing. */
        FAILED,
        /** The caller hung up; billed by what was generated until then. */
        ABORTED;

        /** The name used in the database and in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status labelled(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * An entry that is to be written.
     *
     * @param responseTime from the request's arrival to now
     */
    public record Draft(
            UUID requestId,
            int call,
            String traceId,
            UUID tenantId,
            String userId,
            String model,
            String deployment,
            long promptTokens,
            long completionTokens,
            BigDecimal cost,
            Status status,
            int attempts,
            Duration responseTime) {}
}
