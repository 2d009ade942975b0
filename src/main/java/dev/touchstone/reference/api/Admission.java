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
import java.util.List;
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

    // What a model is told to do with an answer, and what the template adds; generously.
    private static final long TASK_TOKENS = 100;

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
        return admit(caller, () -> List.of(new Foreseen(model, foreseen.get(), 1, 0)), moment);
    }

    /**
     * Model calls of a request as they will be.
     *
     * @param request the caller's own
     * @param times how often the model may be asked
     * @param shown how many answers it is shown at the most, each time
     */
    record Foreseen(ModelConfig model, ChatRequest request, int times, int shown) {}

    /**
     * The same for a request of several model calls.
     *
     * @param foreseen the calls, asked for only when there is a budget
     */
    Admitted admit(Caller caller, Supplier<List<Foreseen>> foreseen, Instant moment) {
        TenantLimits.Standing standing = limits.standing(caller.tenantId());
        Admitted admitted =
                new Admitted(
                        budgets,
                        standing.budgeted()
                                ? Optional.of(reserved(caller, foreseen.get(), moment))
                                : Optional.empty());
        Optional<Duration> wait =
                standing.requestsPerMinute().flatMap(most -> rates.take(caller.tenantId(), most));
        if (wait.isPresent()) {
            admitted.close();
            throw ApiError.rateLimited(wait.get());
        }
        return admitted;
    }

    private Reservation reserved(Caller caller, List<Foreseen> calls, Instant moment) {
        Reservation wanted =
                new Reservation(
                        UUID.randomUUID(),
                        caller.tenantId(),
                        calls.stream()
                                .map(call -> mostFor(call, moment))
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        moment.plus(
                                calls.stream()
                                        .map(Admission::longest)
                                        .reduce(Duration.ZERO, Duration::plus)));
        if (!budgets.reserve(wanted, moment)) {
            throw ApiError.budgetExceeded();
        }
        return wanted;
    }

    private BigDecimal mostFor(Foreseen call, Instant moment) {
        ModelConfig model = call.model();
        long generated = call.request().mostGenerated(model.tokens().longestAnswer());
        long prompt =
                tokens.prompt(model.tokens(), call.request().promptTexts())
                        + call.shown() * (generated + TASK_TOKENS);
        return model.mostFor(prompt, generated, moment).multiply(BigDecimal.valueOf(call.times()));
    }

    private static Duration longest(Foreseen call) {
        ChatRequest request = call.request();
        Duration attempts =
                request.timeout()
                        .multipliedBy((long) call.model().deployments().size() * call.times());
        return request.stream() ? attempts.plus(LONGEST_STREAM) : attempts;
    }
}
