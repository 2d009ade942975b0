package dev.touchstone.engine;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an engine knows about one chat request, also while it is still running. Times have
 * microseconds. Entries do not change; ask again for news.
 *
 * @param id counts the requests of this engine, from 1, in order of arrival
 * @param engine the engine's name
 * @param marker the last marker in the body, or null
 * @param receivedAt when the whole request had come
 * @param body the body exactly as received
 * @param headers by lower-cased name; several values joined by a comma, credentials masked
 * @param stream whether a stream was asked for
 * @param status the status sent; null before the first byte and when there was none
 * @param sentText the content that left the engine, at most the first 1,048,576 characters
 * @param tokens the pieces generated and their times, at most the first 10,000
 * @param promptTokens the engine's own count, whatever it reports; 0 when nobody counted
 * @param generatedTokens the engine's own count, also of an aborted request
 * @param reported the usage sent to the caller, or null
 * @param state how far it is
 * @param endedAt when it ended; null while it runs, and while a stalled connection is open
 */
public record JournalEntry(
        long id,
        String engine,
        String marker,
        Instant receivedAt,
        String body,
        Map<String, String> headers,
        boolean stream,
        Integer status,
        String sentText,
        List<Token> tokens,
        int promptTokens,
        int generatedTokens,
        Usage reported,
        State state,
        Instant endedAt) {

    /** Copies the lists. */
    public JournalEntry {
        headers = Map.copyOf(headers);
        tokens = List.copyOf(tokens);
    }

    /**
     * A piece of an answer.
     *
     * @param text its text; it may be empty when a limit cuts a character
     * @param count the tokens in it, more than one where several tokens make one character
     * @param at when it was generated; in a stream also when it was sent
     */
    public record Token(String text, int count, Instant at) {}

    /** How far a request is. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    public enum State {
        /** Accepted, no token yet. */
        WAITING,
        /** At least one token generated. */
        GENERATING,
        /** Everything was sent. */
        COMPLETE,
        /** The caller hung up before the end. */
        ABORTED,
        /** The script broke it. */
        BROKEN,
        /** Answered with an error status, by validation or by the script. */
        REFUSED;

        /** Whether nothing comes any more. */
        public boolean hasEnded() {
            return this != WAITING && this != GENERATING;
        }
    }
}
