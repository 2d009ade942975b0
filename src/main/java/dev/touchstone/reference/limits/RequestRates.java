package dev.touchstone.reference.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
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

    /** Counts by the system's clock. */
    public RequestRates() {
        this(Ticker.systemTicker());
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
        Duration left = MINUTE.minusNanos(ticker.read() - minute.beganNanos());
        return Optional.of(left.compareTo(Duration.ZERO) > 0 ? left : Duration.ofNanos(1));
    }

    /** How many tenants take memory now. */
    long remembered() {
        minutes.cleanUp();
        return minutes.estimatedSize();
    }
}
