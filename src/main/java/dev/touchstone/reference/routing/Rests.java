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
 * Rests deployments that fail, each for itself: after so many failures in a row, and for as long as
 * its engine asks for, it is not asked. Then a single request tries it, and its outcome decides
 * (FALLBACK-10). What began before a rest decides nothing about what comes after it. Safe for use
 * by many threads.
 */
final class Rests {
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
        return coolDown.isEmpty()
                ? Optional.of(new Unwatched())
                : deployments
                        .computeIfAbsent(
                                deployment, name -> new Watched(name, coolDown.get(), clock))
                        .ask();
    }

    /** How long a deployment that rests will go on resting; no time when it is being tried now. */
    Duration left(String deployment) {
        Duration left = Duration.between(clock.instant(), deployments.get(deployment).until());
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

    private static final class Watched {
        private static final Throwable FAILED = new IllegalStateException("the engine failed");

        private final CoolDown rule;
        private final Clock clock;
        private final CircuitBreaker breaker;
        private Instant until = Instant.EPOCH;
        private int period;

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
            breaker.getEventPublisher().onStateTransition(transition -> period++);
        }

        private synchronized Optional<Trial> ask() {
            return breaker.tryAcquirePermission()
                    ? Optional.of(new WatchedTrial(this, period))
                    : Optional.empty();
        }

        private synchronized Instant until() {
            return until;
        }

        private synchronized void ended(int begun, Runnable outcome) {
            if (begun == period) {
                outcome.run();
            }
        }

        private synchronized void failed(int begun, Optional<Duration> backIn) {
            if (begun == period) {
                breaker.onError(0, TimeUnit.NANOSECONDS, FAILED);
                until = begun == period ? until : clock.instant().plus(rule.rest());
            }
            backIn.map(wait -> clock.instant().plus(wait))
                    .filter(end -> end.isAfter(clock.instant()) && end.isAfter(until))
                    .ifPresent(this::restUntil);
        }

        private void restUntil(Instant end) {
            if (breaker.getState() == State.OPEN) {
                // An open one keeps the end that it has.
                breaker.transitionToClosedState();
            }
            breaker.transitionToOpenStateFor(Duration.between(clock.instant(), end));
            until = end;
        }
    }

    private record WatchedTrial(Watched deployment, int begun) implements Trial {
        @Override
        public void works() {
            deployment.ended(begun, () -> deployment.breaker.onSuccess(0, TimeUnit.NANOSECONDS));
        }

        @Override
        public void fails(Optional<Duration> backIn) {
            deployment.failed(begun, backIn);
        }

        @Override
        public void undecided() {
            deployment.ended(begun, deployment.breaker::releasePermission);
        }
    }
}
