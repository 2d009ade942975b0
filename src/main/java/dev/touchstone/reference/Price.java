package dev.touchstone.reference;

import java.math.BigDecimal;

/**
 * US dollars for one million tokens. The cost of a request is exact: nothing is rounded (LEDGER-3).
 *
 * @param promptTokens for 1,000,000 prompt tokens, not negative
 * @param completionTokens for 1,000,000 generated tokens, not negative
 */
public record Price(BigDecimal promptTokens, BigDecimal completionTokens) {
    private static final int MILLION_DIGITS = 6;

    /**
     * @throws IllegalArgumentException when a price is negative
     */
    public Price {
        if (promptTokens.signum() < 0 || completionTokens.signum() < 0) {
            throw new IllegalArgumentException(
                    "A price must be 0 or more US dollars per million tokens, but came as "
                            + promptTokens
                            + " (prompt) and "
                            + completionTokens
                            + " (completion); correct the model's price list");
        }
    }

    /** The exact cost of so many tokens, in US dollars. */
    public BigDecimal cost(long prompt, long completion) {
        return promptTokens
                .multiply(BigDecimal.valueOf(prompt))
                .add(completionTokens.multiply(BigDecimal.valueOf(completion)))
                .movePointLeft(MILLION_DIGITS);
    }
}
