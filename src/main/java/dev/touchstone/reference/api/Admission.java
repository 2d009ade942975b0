package dev.touchstone.reference.api;

import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.ledger.Budgets;
import dev.touchstone.reference.ledger.Budgets.Reservation;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;
import dev.touchstone.reference.limits.Turnstile;
import java.time.Instant;
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
    private final Turnstile turnstile;

    Admission(
            TenantLimits limits,
            RequestRates rates,
            Budgets budgets,
            Forecast forecast,
            Turnstile turnstile) {
        this.limits = limits;
        this.rates = rates;
        this.budgets = budgets;
        this.forecast = forecast;
        this.turnstile = turnstile;
    }

    /**
     * Lets a request pass that has passed every other check: only such a one counts for the
     * tenant's minute. Of a tenant with a budget it reserves the most that it can cost. Whoever
     * finds no room is turned away before anything is looked up.
     *
     * @param worst what it may come to; asked for only when there is a budget
     * @return its place, which is to be closed when it has been answered
     * @throws ApiError 503 when the router has no room (LOAD-2), 429 when the tenant's budget is
     *     spent, or its minute full
     */
    Admitted admit(Caller caller, Function<Forecast, Forecast.Worst> worst, Instant moment) {
        Turnstile.Turn turn =
                turnstile.enter().orElseThrow(() -> ApiError.overloaded(turnstile.comeBackIn()));
        Admitted admitted = new Admitted(budgets, turn);
        try {
            check(admitted, caller, worst, moment);
            return admitted;
        } catch (RuntimeException e) {
            admitted.close();
            throw e;
        }
    }

    private void check(
            Admitted admitted,
            Caller caller,
            Function<Forecast, Forecast.Worst> worst,
            Instant moment) {
        TenantLimits.Standing standing = limits.standing(caller.tenantId());
        if (standing.budgeted()) {
            admitted.reserves(reserved(caller, worst.apply(forecast), moment));
        }
        standing.requestsPerMinute()
                .flatMap(most -> rates.take(caller.tenantId(), most))
                .ifPresent(
                        wait -> {
                            throw ApiError.rateLimited(wait);
                        });
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
