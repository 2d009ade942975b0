package dev.touchstone.reference.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * What a tenant's entries came to, all together and by group, computed at one moment (LEDGER-5).
 *
 * @param groups each group that has entries, by its key
 */
public record Sums(Sum total, List<Group> groups) {
    /**
     * The sum of some entries, whatever their status.
     *
     * @param promptTokens as large as they get: a sum of 64-bit numbers
     * @param cost US dollars, exact
     */
    public record Sum(
            long entries, BigInteger promptTokens, BigInteger completionTokens, BigDecimal cost) {}

    /** The entries of one person, one model or one day. */
    public record Group(String key, Sum sum) {}

    /** By what entries are grouped. */
    public enum By {
        /** The person's external id. */
        USER("user_id"),
        /** The model. */
        MODEL("model"),
        /** The day of the entry in UTC, such as 2026-11-21. */
        DAY("to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')");

        private final String expression;

        By(String expression) {
            this.expression = expression;
        }

        String expression() {
            return expression;
        }
    }
}
