package dev.touchstone.reference.routing;

import dev.touchstone.reference.CoolDown;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Rests deployments that fail, each for itself: after so many failures in a row, or as long as its
 * engine asks for, it is not asked. Then a single request tries it, and its outcome decides
 * (FALLBACK-10). Safe for use by many threads.
 */
final class Rests {
    /** An engine that asks for more does not get it. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int ALL_OF_THEM = 100;

    private final Optional<CoolDown> coolDown;
    private final Clock clock;
    private final Map<String, Watched> deployments = new ConcurrentHashMap<>();

    /**
     * @param coolDown when a deployment is rested; empty: never
     */
    Rests(Optional<CoolDown> coolDown, Clock clock) {
        this.coolDown = coolDown;
        this.clock = clock;
    }

    /** One attempt that was let through; exactly one of its ends must come. */
    interface Trial {
        /** The engine works, whatever it said. */
        void works();

        /** It does not, and may have said when it will. */
        void fails(Optional<Duration> backIn);

        /** Nobody waited to see. */
        void undecided();
    }

    /** Lets an attempt through, or nothing while the deployment rests. */
    Optional<Trial> ask(String deployment) {
        if (coolDown.isEmpty()) {
            return Optional.of(new Unwatched());
        }
        Watched watched =
                deployments.computeIfAbsent(
                        deployment, name -> new Watched(name, coolDown.get(), clock));
        return watched.breaker.tryAcquirePermission() ? Optional.of(watched) : Optional.empty();
    }

    /** How long a deployment that rests will go on resting; no time when it is being tried now. */
    Duration left(String deployment) {
        Duration left = Duration.between(clock.instant(), deployments.get(deployment).until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private record Unwatched() implements Trial {
        @Override
        public void works() {}

        @Override
        public void fails(Optional<Duration> backIn) {}

        @Override
        public void undecided() {}
    }

    private static final class Watched implements Trial {
        private static final Throwable FAILED = new IllegalStateException("the engine failed");

        private final CoolDown rule;
        private final Clock clock;
        private final CircuitBreaker breaker;
        private volatile Instant until = Instant.MIN;

        private Watched(String deployment, CoolDown rule, Clock clock) {
            this.rule = rule;
            this.clock = clock;
            breaker =
                    CircuitBreaker.of(
                            deployment,
                            CircuitBreakerConfig.custom()
                                    .clock(clock)
                                    .slidingWindowType(SlidingWindowType.COUNT_BASED)
                                    .slidingWindowSize(rule.failures())
                                    .minimumNumberOfCalls(rule.failures())
                                    .failureRateThreshold(ALL_OF_THEM)
                                    .waitDurationInOpenState(rule.rest())
                                    .permittedNumberOfCallsInHalfOpenState(1)
                                    .build());
        }

        @Override
        public void works() {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }

        @Override
        public synchronized void fails(Optional<Duration> backIn) {
            State before = breaker.getState();
            breaker.onError(0, TimeUnit.NANOSECONDS, FAILED);
            if (backIn.isPresent()) {
                restFor(backIn.get());
            } else if (before != State.OPEN && breaker.getState() == State.OPEN) {
                until = clock.instant().plus(rule.rest());
            }
        }

        private void restFor(Duration wait) {
            Duration rest = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
            Instant end = clock.instant().plus(rest);
            if (rest.isZero() || end.isBefore(until)) {
                return;
            }
            if (breaker.getState() == State.OPEN) {
                // An open one keeps the end that it has.
                breaker.transitionToClosedState();
            }
            breaker.transitionToOpenStateFor(rest);
            until = end;
        }

        @Override
        public void undecided() {
            breaker.releasePermission();
        }
    }
}
