package dev.touchstone.reference.api;

import java.math.BigDecimal;

/** Money as the contract writes it: plain, without exponent and without closing zeros. */
final class Decimals {
    private Decimals() {}

    static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
