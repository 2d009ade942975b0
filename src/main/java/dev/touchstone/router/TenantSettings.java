package dev.touchstone.router;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tenant is limited to, and what its models cost. */
public interface TenantSettings {

    Outcome<Limits> read(Person caller);

    /** Changes the limits that are named and leaves the rest, in one request. */
    Outcome<Limits> change(Person caller, List<Change> changes);

    /**
     * The limits; what is empty is not limited.
     *
     * @param budget US dollars
     * @param allowedModels the models that the tenant may use
     * @param priceList for each of these models
     */
    record Limits(
            Optional<BigDecimal> budget,
            Optional<Integer> requestsPerMinute,
            Optional<List<String>> allowedModels,
            Map<String, Price> priceList) {}

    /** One limit that is to change; an empty one is taken away. */
    sealed interface Change {}

    /** For all that the tenant asks, in US dollars. */
    record Budget(Optional<BigDecimal> dollars) implements Change {}

    /** For the whole tenant. */
    record RequestsPerMinute(Optional<Integer> requests) implements Change {}

    /** No other may be asked. */
    record AllowedModels(Optional<List<String>> models) implements Change {}
}
