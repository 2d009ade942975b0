package dev.touchstone.reference;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How requests are treated.
 *
 * @param attemptTimeout how long one engine may take when the request does not say
 * @param coolDown when a failing deployment is rested; empty: never
 * @param bodyLimit the longest request body, in bytes
 * @param clock by which deployments rest, prices change and a tenant's minute passes; tokens expire
 *     by the system's own
 * @param capacity how much is taken on at a time
 */
public record Policy(
        Duration attemptTimeout,
        Optional<CoolDown> coolDown,
        int bodyLimit,
        Clock clock,
        Capacity capacity) {

    /**
     * 30 seconds for an attempt, the usual rest for failing deployments, bodies up to 1 MiB, the
     * usual capacity.
     */
    public static Policy usual() {
        return new Policy(
                Duration.ofSeconds(30),
                Optional.of(CoolDown.usual()),
                1 << 20,
                Clock.systemUTC(),
                Capacity.usual());
    }

    /** The same, with so much time for an attempt when the request does not say. */
    public Policy patient(Duration attempt) {
        return new Policy(attempt, coolDown, bodyLimit, clock, capacity);
    }

    /** The same, with that rest for failing deployments. */
    public Policy resting(Optional<CoolDown> rest) {
        return new Policy(attemptTimeout, rest, bodyLimit, clock, capacity);
    }

    /** The same by another clock. */
    public Policy by(Clock other) {
        return new Policy(attemptTimeout, coolDown, bodyLimit, other, capacity);
    }

    /** The same with another capacity. */
    public Policy taking(Capacity other) {
        return new Policy(attemptTimeout, coolDown, bodyLimit, clock, other);
    }
}
