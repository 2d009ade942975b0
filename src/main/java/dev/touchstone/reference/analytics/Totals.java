package dev.touchstone.reference.analytics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a number of calls came to. A call is a ledger entry, whatever its status.
 *
 * @param promptTokens as large as they get: a sum of 64-bit numbers
 * @param cost US dollars, exact
 */
public record Totals(
        long requests, BigInteger promptTokens, BigInteger completionTokens, BigDecimal cost) {

    /** All tokens. */
    public BigInteger totalTokens() {
        return promptTokens.add(completionTokens);
    }
}
