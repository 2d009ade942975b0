package dev.touchstone.reference;

/**
 * How a model counts tokens, for what no engine tells the count of: the answer that its caller left
 * (LEDGER-7), and the most that a request can cost (LEDGER-14). A complete answer is never billed
 * by it.
 *
 * @param encoding the name of the vocabulary, such as {@code cl100k_base}
 * @param perMessage tokens that the chat template adds to each message of a prompt
 * @param perPrompt tokens that it adds to the whole prompt
 * @param longestAnswer so many tokens are expected at the most when a request sets no limit
 */
public record TokenRules(String encoding, int perMessage, int perPrompt, int longestAnswer) {
    /**
     * @throws IllegalArgumentException when a number of tokens is negative, or no answer expected
     */
    public TokenRules {
        if (perMessage < 0 || perPrompt < 0 || longestAnswer < 1) {
            throw new IllegalArgumentException(
                    "Tokens are counted by 0 or more for a message and for a prompt, and an answer has 1 or more; came %d, %d and %d"
                            .formatted(perMessage, perPrompt, longestAnswer));
        }
    }

    /** cl100k_base, 4 tokens for each message and 3 for the prompt, answers of 4,096 tokens. */
    public static TokenRules usual() {
        return new TokenRules("cl100k_base", 4, 3, 4096);
    }
}
