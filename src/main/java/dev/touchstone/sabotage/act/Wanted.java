package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What some places of a JSON document must hold. A value stands for itself; {@code "?"} for
 * anything that is there, {@code "-"} for nothing, {@code ">7"} for a greater number, {@code "~x"}
 * for a text in which the regular expression {@code x} is found.
 */
record Wanted(Map<String, JsonNode> places) {

    boolean isMetBy(JsonNode document) {
        return places.entrySet().stream()
                .allMatch(place -> isMet(place.getValue(), document.at(place.getKey())));
    }

    private static boolean isMet(JsonNode wanted, JsonNode there) {
        String text = wanted.isTextual() ? wanted.textValue() : "";
        boolean nothing = there.isMissingNode() || there.isNull();
        if (text.equals("-")) {
            return nothing;
        }
        if (text.equals("?")) {
            return !nothing;
        }
        if (text.startsWith(">")) {
            return isMore(there, new BigDecimal(text.substring(1)));
        }
        if (text.startsWith("~")) {
            return !nothing && Texts.isIn(text.substring(1), there.asText());
        }
        return wanted.equals(there);
    }

    private static boolean isMore(JsonNode there, BigDecimal than) {
        return Decimals.of(there).filter(number -> number.compareTo(than) > 0).isPresent();
    }
}
