package dev.touchstone.engine;

import java.time.Duration;

/**
 * When an answer's bytes leave the engine, in milliseconds.
 *
 * @param firstByteAfterMs wait before anything at all is sent
 * @param firstTokenAfterMs wait between the headers (of a stream) and the first token, as a queued
 *     request of vLLM does
 * @param betweenTokensMs wait between two tokens
 * @param holdAfterTokens generate so many tokens, then wait for the release; null holds never
 */
public record Pace(
        long firstByteAfterMs,
        long firstTokenAfterMs,
        long betweenTokensMs,
        Integer holdAfterTokens) {

    static final Pace AT_ONCE = new Pace(0, 0, 0, null);

    /**
     * @throws IllegalArgumentException when a number is negative
     */
    public Pace {
        Scripted.notNegative("first_byte_after_ms", firstByteAfterMs);
        Scripted.notNegative("first_token_after_ms", firstTokenAfterMs);
        Scripted.notNegative("between_tokens_ms", betweenTokensMs);
        Scripted.notNegative("hold_after_tokens", holdAfterTokens == null ? 0 : holdAfterTokens);
    }

    Pace withFirstByteAfter(Duration wait) {
        return new Pace(wait.toMillis(), firstTokenAfterMs, betweenTokensMs, holdAfterTokens);
    }

    Pace withFirstTokenAfter(Duration wait) {
        return new Pace(firstByteAfterMs, wait.toMillis(), betweenTokensMs, holdAfterTokens);
    }

    Pace withBetweenTokens(Duration wait) {
        return new Pace(firstByteAfterMs, firstTokenAfterMs, wait.toMillis(), holdAfterTokens);
    }

    Pace withHoldAfter(int tokens) {
        return new Pace(firstByteAfterMs, firstTokenAfterMs, betweenTokensMs, tokens);
    }
}
