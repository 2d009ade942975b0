package dev.touchstone.reference.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What no plugin's configuration may be, whatever its schema says. */
final class ConfigurationLimits {
    /** Objects and lists inside each other, the configuration itself included. */
    static final int MOST_LEVELS = 32;

    /** Of the whole configuration as JSON: as much as a request may bring at once. */
    static final int MOST_BYTES = 1 << 20;

    private ConfigurationLimits() {}

    /**
     * Refuses half characters and what is nested too deeply.
     *
     * @throws BrokenConfiguration naming the setting, or the whole when its name is what is wrong
     */
    static void check(ObjectNode configuration) {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        for (Map.Entry<String, JsonNode> setting : configuration.properties()) {
            if (!utf8.canEncode(setting.getKey())) {
                throw new BrokenConfiguration(
                        "config", "has a setting whose name has half a character");
            }
            String part = "config." + setting.getKey();
            if (!isText(setting.getValue(), utf8)) {
                throw new BrokenConfiguration(part, "has half a character");
            }
            if (levels(setting.getValue()) >= MOST_LEVELS) {
                throw new BrokenConfiguration(
                        part, "is nested more than " + MOST_LEVELS + " levels deep");
            }
        }
    }

    /**
     * Refuses what has grown too long, such as by one change after the other.
     *
     * @throws BrokenConfiguration naming the whole
     */
    static void checkLength(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new BrokenConfiguration("config", "is longer than " + MOST_BYTES + " bytes");
        }
    }

    // The parser bounds the depth of what it reads, so that this ends.
    private static int levels(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, levels(child));
        }
        return node.isContainerNode() ? deepest + 1 : 0;
    }

    private static boolean isText(JsonNode node, CharsetEncoder utf8) {
        if (node.isTextual()) {
            return utf8.canEncode(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!utf8.canEncode(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isText(child, utf8)) {
                return false;
            }
        }
        return true;
    }
}
