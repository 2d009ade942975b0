package dev.touchstone.reference.api;

import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;

/**
 * The one door to the engines: everything that asks one passes here first, and what is refused here
 * has asked nobody and left nothing (TENANT-6).
 */
final class Admission {
    private final TenantLimits limits;
    private final RequestRates rates;

    Admission(TenantLimits limits, RequestRates rates) {
        this.limits = limits;
        this.rates = rates;
    }

    /**
     * Lets a request pass that has passed every other check: only such a one counts for the
     * tenant's minute.
     *
     * @throws ApiError 429 when the tenant's budget is spent, or its minute full
     */
    void admit(Caller caller) {
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
