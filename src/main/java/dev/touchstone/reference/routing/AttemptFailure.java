package dev.touchstone.reference.routing;

import java.util.Optional;
import java.util.OptionalInt;

/** An attempt that brought no complete answer. */
final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final transient OptionalInt status;
    private final transient Optional<String> param;

    private AttemptFailure(
            Outcome outcome, OptionalInt status, String message, Optional<String> param) {
        super(message);
        this.outcome = outcome;
        this.status = status;
        this.param = param;
    }

    static AttemptFailure of(Outcome outcome, String message) {
        return new AttemptFailure(outcome, OptionalInt.empty(), message, Optional.empty());
    }

    static AttemptFailure answered(Outcome outcome, int status, String message) {
        return new AttemptFailure(outcome, OptionalInt.of(status), message, Optional.empty());
    }

    static AttemptFailure rejected(int status, String message, Optional<String> param) {
        return new AttemptFailure(Outcome.REJECTED, OptionalInt.of(status), message, param);
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
}
