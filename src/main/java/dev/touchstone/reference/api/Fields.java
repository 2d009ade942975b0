package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the fields of a JSON object by their kind. What is wrong is refused with 422 and the
 * field's name (CHAT-6). A JSON null counts as absent.
 */
record Fields(ObjectNode object, String prefix) {
    private static final Pattern MONEY = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    static Fields of(ObjectNode object) {
        return new Fields(object, "");
    }

    /** Refuses fields that nobody knows. */
    Fields only(Set<String> known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw ApiError.invalidField(name(name), name(name) + " is not known");
            }
        }
        return this;
    }

    String requiredText(String field) {
        return text(field).orElseThrow(() -> expected(field, "a text of 1 or more characters"));
    }

    /** A text of 1 to so many characters. */
    String requiredText(String field, int most) {
        String text = requiredText(field);
        if (text.codePointCount(0, text.length()) > most) {
            throw expected(field, "a text of 1 to " + most + " characters");
        }
        return text;
    }

    Optional<String> text(String field) {
        return value(field, node -> isText(node) && !node.textValue().isEmpty(), "a text")
                .map(JsonNode::textValue);
    }

    Optional<Boolean> flag(String field) {
        return value(field, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    Optional<String> oneOf(String field, Set<String> names) {
        return value(
                        field,
                        node -> node.isTextual() && names.contains(node.textValue()),
                        "one of " + String.join(", ", names.stream().sorted().toList()))
                .map(JsonNode::textValue);
    }

    Optional<Integer> wholeNumber(String field, int least, int most) {
        return value(
                        field,
                        node ->
                                // 7.0 is a whole number, too (JSON Schema, section 6.1.1)
                                node.isNumber()
                                        && node.canConvertToExactIntegral()
                                        && node.canConvertToInt()
                                        && node.intValue() >= least
                                        && node.intValue() <= most,
                        most == Integer.MAX_VALUE
                                ? "a whole number of " + least + " or more"
                                : "a whole number from " + least + " to " + most)
                .map(JsonNode::intValue);
    }

    /** A decimal of 0 or more, as a text: money is never a floating-point number. */
    Optional<BigDecimal> money(String field) {
        return value(
                        field,
                        node -> node.isTextual() && MONEY.matcher(node.textValue()).matches(),
                        "a decimal text of 0 or more, such as \"12.50\"")
                .map(node -> new BigDecimal(node.textValue()));
    }

    /** Whether the field is there, be it as a null. */
    boolean has(String field) {
        return object.has(field);
    }

    Optional<Double> number(String field, Predicate<Double> range, String words) {
        return value(field, node -> node.isNumber() && range.test(node.doubleValue()), words)
                .map(JsonNode::doubleValue);
    }

    Optional<Fields> fields(String field) {
        return value(field, JsonNode::isObject, "an object")
                .map(node -> new Fields((ObjectNode) node, name(field) + "."));
    }

    Optional<JsonNode> list(String field) {
        return value(field, JsonNode::isArray, "a list");
    }

    Optional<ObjectNode> object(String field) {
        return value(field, JsonNode::isObject, "an object").map(ObjectNode.class::cast);
    }

    private Optional<JsonNode> value(String field, Predicate<JsonNode> fits, String words) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!fits.test(node)) {
            throw expected(field, words);
        }
        return Optional.of(node);
    }

    // PostgreSQL keeps every text but those with NUL or half a character.
    private static boolean isText(JsonNode node) {
        return node.isTextual()
                && node.textValue().indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue());
    }

    String name(String field) {
        return prefix + field;
    }

    ApiError expected(String field, String words) {
        return ApiError.invalidField(name(field), name(field) + " must be " + words);
    }
}
