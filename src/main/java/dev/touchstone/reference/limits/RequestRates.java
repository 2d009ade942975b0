package dev.touchstone.reference.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the requests of each tenant by the minute. A tenant's minute begins with its first
 * request; when it is over, it is forgotten, so that only the tenants of the last minute take
 * memory. Each router counts for itself. Safe for use by many threads.
 */
public final class RequestRates {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Ticker ticker;
    private final Cache<UUID, Minute> minutes;

    private record Minute(long beganNanos, AtomicInteger requests) {}

    /** Counts by that clock. */
    public RequestRates(Clock clock) {
        this(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
    }

    RequestRates(Ticker ticker) {
        this.ticker = ticker;
        minutes = Caffeine.newBuilder().expireAfterWrite(MINUTE).ticker(ticker).build();
    }

    /**
     * Counts one request, unless the tenant has had that many in its minute.
     *
     * @param most may differ from request to request: it counts at once
     * @return nothing when there was room, or how long until there is again: above 0, at most a
     *     minute
     */
    public Optional<Duration> take(UUID tenantId, int most) {
        Minute minute = minutes.get(tenantId, id -> new Minute(ticker.read(), new AtomicInteger()));
        if (minute.requests().getAndUpdate(had -> had < most ? had + 1 : had) < most) {
            return Optional.empty();
        }
        // The bounds hold for a clock that somebody has set as well.
        long left = MINUTE.minusNanos(ticker.read() - minute.beganNanos()).toNanos();
        return Optional.of(Duration.ofNanos(Math.min(Math.max(left, 1), MINUTE.toNanos())));
    }

    /** How many tenants take memory now. */
    long remembered() {
        minutes.cleanUp();
        return minutes.estimatedSize();
    }
}
