package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Money as the contract writes it, a decimal text. */
final class Decimal {

    private Decimal() {}

    /** What is no decimal is no money: minus one, which nothing costs. */
    static BigDecimal of(JsonNode text) {
        return text.asText().matches("-?\\d{1,30}(\\.\\d{1,30})?")
                ? new BigDecimal(text.asText())
                : BigDecimal.ONE.negate();
    }
}
