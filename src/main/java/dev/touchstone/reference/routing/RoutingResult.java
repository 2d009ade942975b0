package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of a request. */
public sealed interface RoutingResult {
    /** An engine was asked, at least one. */
    sealed interface Asked extends RoutingResult {
        /** The attempts that led to it, in order. */
        List<Attempt> attempts();

        /** The last engine that was asked. */
        default String deployment() {
            return attempts().get(attempts().size() - 1).deployment();
        }
    }

    /**
     * Every engine that could be asked rests, and nobody was asked.
     *
     * @param backIn when the first of them can be asked again
     */
    record Resting(Duration backIn) implements RoutingResult {}

    /**
     * A complete answer.
     *
     * @param body the answer in the contract's shape; of a stream, the chunk that carries the usage
     * @param usage the engine's own count
     */
    record Answered(ObjectNode body, Usage usage, List<Attempt> attempts) implements Asked {}

    /**
     * The engine says that the request is wrong, and asking another would not help.
     *
     * @param param the field, when the engine names one
     */
    record Rejected(String message, Optional<String> param, List<Attempt> attempts)
            implements Asked {}

    /**
     * No complete answer. Of a stream, a part may have been delivered.
     *
     * @param backIn when the first of the engines says that it can be asked again
     */
    record Failed(List<Attempt> attempts, Optional<Duration> backIn) implements Asked {
        public Failed {
            attempts = List.copyOf(attempts);
        }

        /** Whether nothing but time was missing. */
        public boolean timedOut() {
            return attempts.stream().allMatch(attempt -> attempt.outcome() == Outcome.TIMEOUT);
        }
    }

    /**
     * The caller hung up.
     *
     * @param usage what was generated and delivered until then
     */
    record Aborted(Usage usage, List<Attempt> attempts) implements Asked {}
}
