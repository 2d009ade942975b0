package dev.touchstone.reference.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** An attempt that brought no complete answer. */
final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final transient OptionalInt status;
    private final transient Optional<String> param;
    private final transient Optional<Duration> retryAfter;

    private AttemptFailure(
            Outcome outcome,
            OptionalInt status,
            String message,
            Optional<String> param,
            Optional<Duration> retryAfter) {
        super(message);
        this.outcome = outcome;
        this.status = status;
        this.param = param;
        this.retryAfter = retryAfter;
    }

    static AttemptFailure of(Outcome outcome, String message) {
        return new AttemptFailure(
                outcome, OptionalInt.empty(), message, Optional.empty(), Optional.empty());
    }

    static AttemptFailure answered(Outcome outcome, int status, String message) {
        return answered(outcome, status, message, Optional.empty());
    }

    static AttemptFailure answered(
            Outcome outcome, int status, String message, Optional<Duration> retryAfter) {
        return new AttemptFailure(
                outcome, OptionalInt.of(status), message, Optional.empty(), retryAfter);
    }

    static AttemptFailure rejected(int status, String message, Optional<String> param) {
        return new AttemptFailure(
                Outcome.REJECTED, OptionalInt.of(status), message, param, Optional.empty());
    }

    Outcome outcome() {
        return outcome;
    }

    OptionalInt status() {
        return status;
    }

    Optional<String> param() {
        return param;
    }

    /** When the engine says that it can be asked again. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
