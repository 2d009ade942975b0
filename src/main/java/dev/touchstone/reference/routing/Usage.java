package dev.touchstone.reference.routing;

/** Tokens of one request. */
public record Usage(long promptTokens, long completionTokens) {
    /** Both together. */
    public long totalTokens() {
        return promptTokens + completionTokens;
    }
}
