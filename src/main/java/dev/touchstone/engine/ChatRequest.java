package dev.touchstone.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat request that passed vLLM's validation, measured on vLLM 0.32: unknown fields and roles are
 * accepted, a missing or empty model means the first one.
 *
 * @param model the served model
 * @param contents the text of each message, in order
 * @param prompt the text of the last user message, empty when there is none
 * @param maxTokens the limit of the answer; {@link Integer#MAX_VALUE} when there is none
 * @param stream whether a stream is asked for
 * @param includeUsage whether a stream shall end with a usage chunk
 * @param continuousUsage whether every chunk shall carry the usage
 */
record ChatRequest(
        String model,
        List<String> contents,
        String prompt,
        int maxTokens,
        boolean stream,
        boolean includeUsage,
        boolean continuousUsage) {

    /** The request is refused with a status below 500. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient EngineError error;

        Refused(EngineError error) {
            super(error.message());
            this.error = error;
        }

        EngineError error() {
            return error;
        }
    }

    /**
     * @throws Refused with the error that vLLM would give
     */
    static ChatRequest parse(String body, List<String> models) throws Refused {
        Fields fields = new Fields(object(body));
        String model = fields.text("model", "");
        boolean stream = fields.flag("stream", false);
        List<String> contents = new ArrayList<>();
        String prompt = "";
        for (JsonNode message : fields.list("messages")) {
            Fields parts = new Fields(message);
            String role = parts.text("role", null);
            if (role == null) {
                throw new Refused(EngineError.unprocessable("messages: field 'role' required"));
            }
            String content = parts.content();
            contents.add(content);
            prompt = role.equals("user") ? content : prompt;
        }
        Integer limit = fields.number("max_completion_tokens", fields.number("max_tokens", null));
        Double temperature = fields.decimal("temperature");
        JsonNode options = fields.optional("stream_options");
        if (options != null && !options.isObject()) {
            throw wrongType("stream_options", "an object", options);
        }
        if (contents.isEmpty()) {
            throw refused("messages", "messages: expected at least one message, got none");
        }
        if (limit != null && limit < 1) {
            throw refused("max_tokens", "max_tokens must be at least 1, got " + limit + ".");
        }
        if (temperature != null && (temperature < 0 || temperature > 2)) {
            throw refused("temperature", "temperature must be in [0, 2], got " + temperature + ".");
        }
        if (options != null && !stream) {
            throw refused(
                    "stream_options", "Stream options can only be defined when `stream=True`.");
        }
        if (!model.isEmpty() && !models.contains(model)) {
            throw new Refused(EngineError.unknownModel(model));
        }
        // vLLM: a stream_options object without include_usage asks for it (protocol.py)
        Fields asked = options == null ? null : new Fields(options);
        boolean usage = asked != null && asked.flag("include_usage", true);
        return new ChatRequest(
                model.isEmpty() ? models.get(0) : model,
                List.copyOf(contents),
                prompt,
                limit == null ? Integer.MAX_VALUE : limit,
                stream,
                usage,
                usage && asked.flag("continuous_usage_stats", false));
    }

    /** Whether the body asks for a stream, as far as it can be read. */
    static boolean asksForStream(String body) {
        try {
            return object(body).path("stream").asBoolean(false);
        } catch (Refused unreadable) {
            return false;
        }
    }

    /** The model that the body names, as far as it can be read; else empty. */
    static String model(String body) {
        try {
            return object(body).path("model").asText();
        } catch (Refused unreadable) {
            return "";
        }
    }

    private static JsonNode object(String body) throws Refused {
        try {
            JsonNode root = Json.MAPPER.readTree(body);
            if (root == null || !root.isObject()) {
                throw new Refused(
                        EngineError.unprocessable("body: expected a JSON object, got " + root));
            }
            return root;
        } catch (JsonProcessingException broken) {
            throw new Refused(
                    EngineError.unprocessable("JSON decode error: " + broken.getOriginalMessage()));
        }
    }

    private static Refused refused(String param, String message) {
        return new Refused(EngineError.badRequest(param, message));
    }

    private static Refused wrongType(String field, String expected, JsonNode got) {
        return new Refused(
                EngineError.unprocessable(
                        "%s: expected %s, got %s".formatted(field, expected, shortened(got))));
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    /** Typed access to the fields of one JSON object; null and absent are the same. */
    private record Fields(JsonNode node) {

        JsonNode optional(String name) {
            JsonNode value = node.get(name);
            return value == null || value.isNull() ? null : value;
        }

        String text(String name, String otherwise) throws Refused {
            JsonNode value = optional(name);
            if (value != null && !value.isTextual()) {
                throw wrongType(name, "a string", value);
            }
            return value == null ? otherwise : value.textValue();
        }

        boolean flag(String name, boolean otherwise) throws Refused {
            JsonNode value = optional(name);
            if (value != null && !value.isBoolean()) {
                throw wrongType(name, "a boolean", value);
            }
            return value == null ? otherwise : value.booleanValue();
        }

        Integer number(String name, Integer otherwise) throws Refused {
            JsonNode value = optional(name);
            if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
                throw wrongType(name, "an integer", value);
            }
            return value == null ? otherwise : Integer.valueOf(value.intValue());
        }

        Double decimal(String name) throws Refused {
            JsonNode value = optional(name);
            if (value != null && !value.isNumber()) {
                throw wrongType(name, "a number", value);
            }
            return value == null ? null : value.doubleValue();
        }

        JsonNode list(String name) throws Refused {
            JsonNode value = optional(name);
            if (value == null || !value.isArray()) {
                throw wrongType(name, "a list", value == null ? node : value);
            }
            return value;
        }

        /** The text of a message: a string, or the text parts of a list. */
        String content() throws Refused {
            if (!node.isObject()) {
                throw wrongType("messages", "objects", node);
            }
            JsonNode content = optional("content");
            if (content == null) {
                return "";
            }
            if (content.isTextual()) {
                return content.textValue();
            }
            if (!content.isArray()) {
                throw wrongType("content", "a string or a list of parts", content);
            }
            StringBuilder text = new StringBuilder();
            for (JsonNode part : content) {
                text.append(part.path("text").asText(""));
            }
            return text.toString();
        }
    }
}
