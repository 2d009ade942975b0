package dev.touchstone.router;

/** Token counts as they were reported; they need not add up. */
public record Usage(long promptTokens, long completionTokens, long totalTokens) {

    /** Counts that add up. */
    public static Usage of(long promptTokens, long completionTokens) {
        return new Usage(promptTokens, completionTokens, promptTokens + completionTokens);
    }
}
