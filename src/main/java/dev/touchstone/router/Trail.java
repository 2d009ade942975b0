package dev.touchstone.router;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a router says beside its answer.
 *
 * @param requestId its own id of the request
 * @param traceId the caller's trace
 * @param servedBy the deployment that answered
 * @param attempts how many deployments were tried
 * @param cost US dollars; absent on streams
 */
public record Trail(
        Optional<String> requestId,
        Optional<String> traceId,
        Optional<String> servedBy,
        OptionalInt attempts,
        Optional<BigDecimal> cost) {}
