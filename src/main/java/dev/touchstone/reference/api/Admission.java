package dev.touchstone.reference.api;

import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.ledger.Budgets;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one door to the engines: everything that asks one passes here first, and what is refused here
 * has asked nobody and left nothing (TENANT-6, LEDGER-14).
 */
final class Admission {
    private final TenantLimits limits;
    private final RequestRates rates;
    private final Budgets budgets;
    private final Forecast forecast;

    Admission(TenantLimits limits, RequestRates rates, Budgets budgets, Forecast forecast) {
        this.limits = limits;
        this.rates = rates;
        this.budgets = budgets;
        this.forecast = forecast;
    }

    /**
     * Lets a request pass that has passed every other check: only such a one counts for the
     * tenant's minute. Of a tenant with a budget it reserves the most that it can cost.
     *
     * @param worst what it may come to; asked for only when there is a budget
     * @throws ApiError 429 when the tenant's budget is spent, or its minute full
     */
    Admitted admit(Caller caller, Function<Forecast, Forecast.Worst> worst, Instant moment) {
        TenantLimits.Standing standing = limits.standing(caller.tenantId());
        Admitted admitted =
                new Admitted(
                        budgets,
                        standing.budgeted()
                                ? Optional.of(reserved(caller, worst.apply(forecast), moment))
                                : Optional.empty());
        Optional<Duration> wait =
                standing.requestsPerMinute().flatMap(most -> rates.take(caller.tenantId(), most));
        if (wait.isPresent()) {
            admitted.close();
            throw ApiError.rateLimited(wait.get());
        }
        return admitted;
    }

    private Reservation reserved(Caller caller, Forecast.Worst worst, Instant moment) {
        Reservation wanted =
                new Reservation(
                        UUID.randomUUID(),
                        caller.tenantId(),
                        worst.cost(),
                        moment.plus(worst.time()));
        if (!budgets.reserve(wanted, moment)) {
            throw ApiError.budgetExceeded();
        }
        return wanted;
    }
}
