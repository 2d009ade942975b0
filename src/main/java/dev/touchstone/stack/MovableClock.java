package dev.touchstone.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, which a scenario can put forward. Safe for use by many threads. */
final class MovableClock extends Clock {

    private final Clock system;
    private final AtomicReference<Duration> ahead;

    MovableClock() {
        this(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock system, AtomicReference<Duration> ahead) {
        this.system = system;
        this.ahead = ahead;
    }

    void putForward(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(system.withZone(zone), ahead);
    }
}
