package dev.touchstone.router;

import java.math.BigDecimal;

/**
 * What a model costs, in US dollars for one million tokens.
 *
 * @param promptTokens for a million tokens of prompt
 * @param completionTokens for a million generated tokens
 */
public record Price(BigDecimal promptTokens, BigDecimal completionTokens) {

    private static final int MILLION = 6;

    /** The exact price of these tokens: nothing is rounded. */
    public BigDecimal of(Usage usage) {
        return promptTokens
                .multiply(BigDecimal.valueOf(usage.promptTokens()))
                .add(completionTokens.multiply(BigDecimal.valueOf(usage.completionTokens())))
                .movePointLeft(MILLION);
    }
}
