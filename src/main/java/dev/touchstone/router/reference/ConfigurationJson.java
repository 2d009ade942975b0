package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.openai.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plugin's configuration between the port's plain values and JSON; nothing is rounded. */
final class ConfigurationJson {

    private static final int MOST_ZEROS = 1000;

    private ConfigurationJson() {}

    static ObjectNode of(Map<String, Object> configuration) {
        ObjectNode object = Json.object();
        configuration.forEach(object::putPOJO);
        return object;
    }

    /** An object's fields, in the order in which they came. */
    static Map<String, Object> read(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return values;
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node.decimalValue());
            case OBJECT -> read(node);
            case ARRAY -> list(node);
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /** One way to write each number, but those whose zeros would fill a page. */
    private static BigDecimal number(BigDecimal any) {
        BigDecimal plain = any.stripTrailingZeros();
        return plain.scale() < 0 && plain.scale() > -MOST_ZEROS ? plain.setScale(0) : plain;
    }

    private static List<Object> list(JsonNode array) {
        List<Object> values = new ArrayList<>();
        array.forEach(element -> values.add(value(element)));
        return values;
    }
}
