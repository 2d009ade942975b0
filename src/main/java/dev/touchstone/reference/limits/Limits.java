package dev.touchstone.reference.limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The limits of a tenant; what is empty is not limited.
 *
 * @param budget US dollars, 0 or more, for all that the tenant's ledger holds
 * @param requestsPerMinute 1 or more
 * @param allowedModels the models that the tenant may use
 */
public record Limits(
        Optional<BigDecimal> budget,
        Optional<Integer> requestsPerMinute,
        Optional<List<String>> allowedModels) {
    /** The same with another budget. */
    public Limits budget(Optional<BigDecimal> other) {
        return new Limits(other, requestsPerMinute, allowedModels);
    }

    /** The same with another number of requests. */
    public Limits requestsPerMinute(Optional<Integer> other) {
        return new Limits(budget, other, allowedModels);
    }

    /** The same with other models. */
    public Limits allowedModels(Optional<List<String>> other) {
        return new Limits(budget, requestsPerMinute, other);
    }
}
