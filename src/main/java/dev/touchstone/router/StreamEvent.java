package dev.touchstone.router;

import java.time.Instant;
import java.util.Optional;

/** One event of a streamed answer, with the time at which it arrived. */
public sealed interface StreamEvent {

    Instant at();

    /**
     * A piece of the answer, or of what goes with it.
     *
     * @param choices how many choices it has
     * @param role the opening role, where it is told
     * @param text the piece of text; empty when the event has none
     * @param toolCall the part of a call of a tool, where it is one
     */
    record Chunk(
            Instant at,
            String id,
            String model,
            int choices,
            Optional<String> role,
            String text,
            Optional<ToolCall> toolCall,
            Optional<FinishReason> finishReason,
            Optional<Usage> usage)
            implements StreamEvent {

        /** Whether it has a choice of which it tells neither text nor call nor end. */
        public boolean saysNothing() {
            return choices > 0 && text.isEmpty() && toolCall.isEmpty() && finishReason.isEmpty();
        }
    }

    /** The done marker. */
    record Done(Instant at) implements StreamEvent {}

    /**
     * An error inside the stream.
     *
     * @param type the word of the protocol for its kind ({@code error.type}); empty when it has
     *     none
     */
    record Failure(Instant at, String message, Optional<String> type) implements StreamEvent {

        /** What the answer belongs to is not there, or not any more. */
        public boolean isNotFound() {
            return type.equals(Optional.of("not_found_error"));
        }
    }

    /** Something that no client can read. */
    record Garbled(Instant at, String what) implements StreamEvent {}
}
