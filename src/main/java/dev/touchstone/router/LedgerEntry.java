package dev.touchstone.router;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One entry as the router shows it.
 *
 * @param call which model call of its request it is, from 1
 * @param cost US dollars
 * @param status the router's word: {@code ok}, {@code failed} or {@code aborted}
 */
public record LedgerEntry(
        String id,
        String requestId,
        int call,
        String traceId,
        String tenantId,
        String userId,
        String model,
        String deployment,
        Usage usage,
        BigDecimal cost,
        String status,
        int attempts,
        Instant createdAt) {}
