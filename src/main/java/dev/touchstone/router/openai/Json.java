package dev.touchstone.router.openai;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.wire.Reply;
import java.util.Optional;
import java.util.OptionalLong;

/** Reading what a router sent, which may be anything. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** One JSON value and nothing behind it, or empty. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty(); // that it is no JSON is the finding; the caller reports it
        }
    }

    /** The body of a reply, which must be UTF-8 (RFC 8259, section 8.1), or empty. */
    public static Optional<JsonNode> read(Reply reply) {
        return reply.isUtf8() ? read(reply.text()) : Optional.empty();
    }

    /** The text of a field; empty when it is missing, null or no text. */
    public static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** The whole number of a field; empty when it is anything else. */
    public static OptionalLong integer(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }
}
