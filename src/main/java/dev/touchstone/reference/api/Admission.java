package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.limits.RequestRates;
import dev.touchstone.reference.limits.TenantLimits;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one door to the engines: everything that asks one passes here first, and what is refused here
 * has asked nobody and left nothing (TENANT-6).
 */
final class Admission {
    private final Map<String, ModelConfig> models;
    private final TenantLimits limits;
    private final RequestRates rates;

    Admission(List<ModelConfig> models, TenantLimits limits, RequestRates rates) {
        this.models =
                models.stream().collect(Collectors.toMap(ModelConfig::id, Function.identity()));
        this.limits = limits;
        this.rates = rates;
    }

    /**
     * The model that is to answer. Only what passes every other check counts for the tenant's
     * minute.
     *
     * @throws ApiError 404 there is no such model, 403 the tenant may not use it, 429 its budget is
     *     spent, or its minute full
     */
    ModelConfig admit(Caller caller, String name) {
        ModelConfig model = models.get(name);
        if (model == null) {
            throw ApiError.unknownModel(name);
        }
        if (!caller.mayUse(name)) {
            throw ApiError.modelNotAllowed(name);
        }
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
        return model;
    }
}
