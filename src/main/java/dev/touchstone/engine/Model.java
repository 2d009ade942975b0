package dev.touchstone.engine;

import java.util.Set;

/** What generates the answers behind an engine's surface: scripted ones, or a real model's. */
interface Model {

    /** The paths, asked by {@code GET}, by which a server tells of itself. */
    Set<String> ABOUT = Set.of("/health", "/version", "/v1/models", "/metrics");

    /** Answers one of {@link #ABOUT}. */
    void about(HttpExchange exchange);

    /**
     * Answers a chat request whose bytes are UTF-8.
     *
     * @param script pace and fault, and what is said where {@link #saysWhatItIsTold}
     * @param hold where to wait for the release
     * @param record the request's line in the journal
     */
    void answer(HttpExchange exchange, Answer script, Scripts.Hold hold, JournalRecord record);

    /** Whether a script may give it words, counts and spelling, beyond breaks and delays. */
    boolean saysWhatItIsTold();
}
