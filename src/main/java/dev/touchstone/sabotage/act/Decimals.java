package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Numbers of a JSON document, which may be written as texts. */
final class Decimals {

    private Decimals() {}

    static Optional<BigDecimal> of(JsonNode node) {
        try {
            return node.isNumber() || node.isTextual()
                    ? Optional.of(new BigDecimal(node.asText()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // a text that is no number
        }
    }

    /** The changed number in the form of the one that was there; what is no number stays. */
    static JsonNode changed(JsonNode node, UnaryOperator<BigDecimal> change) {
        return of(node).map(change).map(number -> like(node, number)).orElse(node);
    }

    private static JsonNode like(JsonNode node, BigDecimal number) {
        if (node.isTextual()) {
            return TextNode.valueOf(number.toPlainString());
        }
        if (node.isIntegralNumber()) {
            long whole = number.longValue();
            return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
        }
        return DecimalNode.valueOf(number);
    }
}
