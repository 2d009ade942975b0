package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.ledger.Budgets;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.TokenEstimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The one door to the engines: everything that asks one passes here first, and what is refused here
 * has asked nobody and left nothing (TENANT-6, LEDGER-14).
 */
final class Admission {
    // A stream has a time limit for each token and none for the whole.
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    private final TenantLimits limits;
    private final RequestRates rates;
    private final Budgets budgets;
    private final TokenEstimate tokens;

    Admission(TenantLimits limits, RequestRates rates, Budgets budgets, TokenEstimate tokens) {
        this.limits = limits;
        this.rates = rates;
        this.budgets = budgets;
        this.tokens = tokens;
    }

    /**
     * Lets a request pass that has passed every other check: only such a one counts for the
     * tenant's minute. Of a tenant with a budget it reserves the most that it can cost.
     *
     * @param foreseen the request as it will be; asked for only when there is a budget
     * @throws ApiError 429 when the tenant's budget is spent, or its minute full
     */
    Admitted admit(
            Caller caller, ModelConfig model, Supplier<ChatRequest> foreseen, Instant moment) {
        TenantLimits.Standing standing = limits.standing(caller.tenantId());
        Admitted admitted =
                new Admitted(
                        budgets,
                        standing.budgeted()
                                ? Optional.of(reserved(caller, model, foreseen.get(), moment))
                                : Optional.empty());
        Optional<Duration> wait =
                standing.requestsPerMinute().flatMap(most -> rates.take(caller.tenantId(), most));
        if (wait.isPresent()) {
            admitted.close();
            throw ApiError.rateLimited(wait.get());
        }
        return admitted;
    }

    private Reservation reserved(
            Caller caller, ModelConfig model, ChatRequest request, Instant moment) {
        Reservation wanted =
                new Reservation(
                        UUID.randomUUID(),
                        caller.tenantId(),
                        mostFor(model, request, moment),
                        moment.plus(longest(model, request)));
        if (!budgets.reserve(wanted, moment)) {
            throw ApiError.budgetExceeded();
        }
        return wanted;
    }

    private BigDecimal mostFor(ModelConfig model, ChatRequest request, Instant moment) {
        return model.mostFor(
                tokens.prompt(model.tokens(), request.promptTexts()),
                request.mostGenerated(model.tokens().longestAnswer()),
                moment);
    }

    private static Duration longest(ModelConfig model, ChatRequest request) {
        Duration attempts = request.timeout().multipliedBy(model.deployments().size());
        return request.stream() ? attempts.plus(LONGEST_STREAM) : attempts;
    }
}
