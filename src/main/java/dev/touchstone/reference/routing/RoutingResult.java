package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What came of a request. Each kind tells the attempts that led to it, at least one, in order. */
public sealed interface RoutingResult {
    /** The engines that were asked. */
    List<Attempt> attempts();

    /** The last engine that was asked. */
    default String deployment() {
        return attempts().get(attempts().size() - 1).deployment();
    }

    /**
     * A complete answer.
     *
     * @param body the answer in the contract's shape; of a stream, the chunk that carries the usage
     * @param usage the engine's own count
     */
    record Answered(ObjectNode body, Usage usage, List<Attempt> attempts)
            implements RoutingResult {}

    /**
     * The engine says that the request is wrong, and asking another would not help.
     *
     * @param param the field, when the engine names one
     */
    record Rejected(String message, Optional<String> param, List<Attempt> attempts)
            implements RoutingResult {}

    /** No complete answer. Of a stream, a part may have been delivered. */
    record Failed(List<Attempt> attempts) implements RoutingResult {
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
    record Aborted(Usage usage, List<Attempt> attempts) implements RoutingResult {}
}
