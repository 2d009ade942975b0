package dev.touchstone.reference;

import java.math.BigDecimal;

/**
 * What a model costs, in US dollars for one million tokens. The cost of a request is exact: nothing
 * is rounded (LEDGER-3).
 *
 * @param promptPrice US dollars for 1,000,000 prompt tokens, not negative
 * @param completionPrice US dollars for 1,000,000 completion tokens, not negative
 */
public record PriceList(BigDecimal promptPrice, BigDecimal completionPrice) {
    private static final int MILLION_DIGITS = 6;

    /**
     * @throws IllegalArgumentException when a price is negative
     */
    public PriceList {
        if (promptPrice.signum() < 0 || completionPrice.signum() < 0) {
            throw new IllegalArgumentException(
                    "A price must be 0 or more US dollars per million tokens, but came as "
                            + promptPrice
                            + " (prompt) and "
                            + completionPrice
                            + " (completion); correct the model's price list");
        }
    }

    /** The exact cost of so many tokens, in US dollars. */
    public BigDecimal cost(long promptTokens, long completionTokens) {
        return promptPrice
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(completionPrice.multiply(BigDecimal.valueOf(completionTokens)))
                .movePointLeft(MILLION_DIGITS);
    }
}
