package dev.touchstone.reference.api;

import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;
import dev.touchstone.reference.limits.Turnstile;

/**
 * The one door to the engines: everything that asks one passes here first, and what is refused here
 * has asked nobody and left nothing (TENANT-6).
 */
final class Admission {
    private final TenantLimits limits;
    private final RequestRates rates;
    private final Turnstile turnstile;

    Admission(TenantLimits limits, RequestRates rates, Turnstile turnstile) {
        this.turnstile = turnstile;
        this.limits = limits;
        this.rates = rates;
    }

    /**
     * Lets a request pass that has passed every other check: only such a one counts for the
     * tenant's minute.
     *
     * @return its turn, which is to be ended when it has been answered
     * @throws ApiError 503 when the router has no room (LOAD-2), 429 when the tenant's budget is
     *     spent, or its minute full
     */
    Turnstile.Turn admit(Caller caller) {
        Turnstile.Turn turn =
                turnstile.enter().orElseThrow(() -> ApiError.overloaded(turnstile.comeBackIn()));
        try {
            check(caller);
            return turn;
        } catch (RuntimeException e) {
            turn.end();
            throw e;
        }
    }

    private void check(Caller caller) {
        TenantLimits.Standing standing = limits.standing(caller.tenantId());
        if (standing.budgetSpent()) {
            throw ApiError.budgetExceeded();
        }
        standing.requestsPerMinute()
                .flatMap(most -> rates.take(caller.tenantId(), most))
                .ifPresent(
                        wait -> {
                            throw ApiError.rateLimited(wait);
                        });
    }
}
