package dev.touchstone.engine;

/**
 * Token numbers as an engine reports them. Nothing is checked: a wrong usage is something to
 * script.
 *
 * @param promptTokens tokens of the prompt
 * @param completionTokens tokens of the answer
 * @param totalTokens what the engine claims to be their sum
 */
public record Usage(long promptTokens, long completionTokens, long totalTokens) {

    /** A usage that adds up. */
    public static Usage of(long promptTokens, long completionTokens) {
        return new Usage(promptTokens, completionTokens, promptTokens + completionTokens);
    }
}
