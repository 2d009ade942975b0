package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.ledger.Ledger;
import dev.touchstone.reference.ledger.LedgerEntry;
import dev.touchstone.reference.metrics.Metrics;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.RoutingResult;
import dev.touchstone.reference.routing.Usage;
import dev.touchstone.reference.storage.DatabaseAway;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters what a request cost into the ledger, before its answer is complete (LEDGER-2, 3, 7, 9).
 */
final class Bookkeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);
    private static final Usage NOTHING = new Usage(0, 0);

    private final Ledger ledger;
    private final Metrics metrics;

    /**
     * @param metrics count what the ledger enters, and nothing else
     */
    Bookkeeper(Ledger ledger, Metrics metrics) {
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /**
     * Enters the request and tells its cost in US dollars.
     *
     * @param acceptedAt the moment whose price holds
     * @param arrival when the request came, from which its response time counts (ANALYTICS-1)
     * @param reservation what the entry gives back
     * @throws ApiError 503 when it cannot be entered: then the caller must not get a complete
     *     answer
     */
    BigDecimal enter(
            Caller caller,
            ModelConfig model,
            ChatRequest request,
            RoutingResult.Asked result,
            Instant acceptedAt,
            Arrival arrival,
            Optional<Reservation> reservation) {
        Usage usage = NOTHING;
        LedgerEntry.Status status = LedgerEntry.Status.FAILED;
        if (result instanceof RoutingResult.Answered answered) {
            usage = answered.usage();
            status = LedgerEntry.Status.OK;
        } else if (result instanceof RoutingResult.Aborted aborted) {
            usage = aborted.usage();
            status = LedgerEntry.Status.ABORTED;
        }
        BigDecimal cost =
                model.price(result.deployment(), acceptedAt)
                        .cost(usage.promptTokens(), usage.completionTokens());
        try {
            ledger.record(
                    new LedgerEntry.Draft(
                            request.requestId(),
                            request.call(),
                            request.traceId(),
                            caller.tenantId(),
                            caller.externalId(),
                            model.id(),
                            result.deployment(),
                            usage.promptTokens(),
                            usage.completionTokens(),
                            cost,
                            status,
                            result.attempts().size(),
                            arrival.age()),
                    reservation);
            count(
                    model,
                    result,
                    new Metrics.Ended(
                            model.id(),
                            result.deployment(),
                            status.label(),
                            usage.promptTokens(),
                            usage.completionTokens(),
                            arrival.age()));
        } catch (DatabaseAway | JdbiException e) {
            LOG.warn(
                    "Request {} could not be entered into the ledger: {}",
                    request.requestId(),
                    rootOf(e).getMessage());
            throw ApiError.notEntered();
        }
        return cost;
    }

    private void count(ModelConfig model, RoutingResult.Asked result, Metrics.Ended request) {
        metrics.ended(request);
        result.attempts()
                .forEach(
                        attempt ->
                                metrics.attempted(
                                        model.id(),
                                        attempt.deployment(),
                                        attempt.outcome().label()));
    }

    // JDBI's own message repeats the whole statement.
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
