package dev.touchstone.engine;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/**
 * Where and how an answer goes wrong while it is being written. An answer with fewer tokens breaks
 * after its last token: behind the finish reason, before usage and {@code [DONE]}.
 *
 * @param afterTokens tokens that the caller gets before; with 0 it gets the headers only
 * @param opened whether the role chunk goes out even when no token does
 * @param way how it breaks
 * @param message what its error says; null is what vLLM says. Only a way with an error has one
 */
public record StreamBreak(int afterTokens, boolean opened, Way way, String message) {

    /**
     * @throws IllegalArgumentException when the number is negative, the way missing, or a message
     *     given for a way that tells none
     */
    public StreamBreak {
        Scripted.notNegative("after_tokens", afterTokens);
        Scripted.required("way", way);
        if (message != null && !way.tells()) {
            throw new IllegalArgumentException(
                    "message: expected none, because %s sends no error, got %s; give it to %s or %s"
                            .formatted(way, message, Way.ERROR_THEN_DONE, Way.ERROR_WITHOUT_DONE));
        }
    }

    /** The error of a way that sends one. */
    EngineError error() {
        EngineError died = EngineError.engineDied();
        return message == null ? died : died.saying(message);
    }

    /** The ways to break. Each says what a stream does; in brackets, what a JSON answer does. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    public enum Way {
        /** FIN without the terminating chunk (half of the announced body, then FIN). */
        CLOSED,
        /** RST (half of the announced body, then RST). */
        RESET,
        /** Nothing more, the connection stays open (half of the announced body, then nothing). */
        STALLED,
        /**
         * The body ends properly, but without {@code [DONE]} (half of the JSON, properly ended).
         */
        ENDED,
        /** An error event, then {@code [DONE]}, as vLLM does (status 500, as vLLM does). */
        ERROR_THEN_DONE,
        /** An error event and the end, without {@code [DONE]} (status 500). */
        ERROR_WITHOUT_DONE,
        /** The first byte of a two-byte character, then FIN (the same, within the body). */
        HALF_CHARACTER,
        /** A data line that is no JSON, then all the rest as if nothing were (half of the JSON). */
        MALFORMED_THEN_CONTINUED,
        /** A data line that is no JSON, then the body ends without {@code [DONE]} (the same). */
        MALFORMED_THEN_ENDED;

        boolean tells() {
            return this == ERROR_THEN_DONE || this == ERROR_WITHOUT_DONE;
        }

        /** Whether an event is begun that is never completed: a stream has said its role before. */
        boolean tearsAnEvent() {
            return this == HALF_CHARACTER
                    || this == MALFORMED_THEN_CONTINUED
                    || this == MALFORMED_THEN_ENDED;
        }

        boolean continues() {
            return this == MALFORMED_THEN_CONTINUED;
        }
    }
}
