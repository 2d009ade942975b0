package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.orchestration.Mode;
import dev.touchstone.reference.routing.ChatRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Checks the body of a chat request (CHAT-6, CHAT-8). Fields that it does not know belong to the
 * engine and are passed on, as OpenAI's clients expect.
 */
final class ChatBody {
    private static final Set<String> ROLES =
            Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> TASK_TYPES =
            Set.of("general", "code", "reasoning", "creative", "analysis");
    private static final int MOST_CHOICES = 128;
    private static final double LONGEST_TIMEOUT_SECONDS = 600;
    // It travels in a header as well.
    private static final Pattern TRACE_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Duration attemptTimeout;

    /**
     * @param attemptTimeout for requests that do not say
     */
    ChatBody(Duration attemptTimeout) {
        this.attemptTimeout = attemptTimeout;
    }

    /**
     * The request, if it is valid.
     *
     * @throws ApiError 422 with the name of the first field that is wrong
     */
    ChatRequest read(ObjectNode body, UUID requestId, Caller caller) {
        Fields fields = Fields.of(body);
        String model = fields.requiredText("model");
        messages(fields);
        fields.wholeNumber("max_tokens", 1, Integer.MAX_VALUE);
        fields.wholeNumber("max_completion_tokens", 1, Integer.MAX_VALUE);
        fields.wholeNumber("n", 1, MOST_CHOICES);
        fields.number("temperature", t -> t >= 0 && t <= 2, "a number from 0 to 2");
        fields.oneOf("task_type", TASK_TYPES);
        fields.wholeNumber("priority", 1, 3);
        boolean stream = fields.flag("stream").orElse(false);
        if (mode(body) != Mode.SINGLE && stream) {
            throw ApiError.invalidField(
                    "stream", "stream must be false where several models work on the answer");
        }
        Optional<Fields> streamOptions = fields.fields("stream_options");
        if (streamOptions.isPresent() && !stream) {
            throw ApiError.invalidField("stream_options", "stream_options needs stream: true");
        }
        return new ChatRequest(
                requestId,
                1,
                traceId(fields),
                userId(fields, caller),
                model,
                body,
                stream,
                streamOptions.flatMap(options -> options.flag("include_usage")).orElse(false),
                !fields.flag("disable_fallbacks").orElse(false),
                timeout(fields));
    }

    /**
     * How models are to work on it.
     *
     * @throws ApiError 422 when there is no such mode
     */
    static Mode mode(ObjectNode body) {
        return Fields.of(body)
                .oneOf("orchestration_mode", Mode.labels())
                .map(Mode::labelled)
                .orElse(Mode.SINGLE);
    }

    private static void messages(Fields fields) {
        JsonNode messages =
                fields.list("messages")
                        .filter(list -> !list.isEmpty())
                        .orElseThrow(() -> fields.expected("messages", "a list of 1 or more"));
        for (int i = 0; i < messages.size(); i++) {
            String name = "messages[" + i + "]";
            if (!(messages.get(i) instanceof ObjectNode message)) {
                throw fields.expected(name, "an object");
            }
            Fields each = new Fields(message, name + ".");
            each.oneOf("role", ROLES).orElseThrow(() -> each.expected("role", "present"));
            if (!message.path("content").isTextual()) {
                throw each.expected("content", "a text");
            }
        }
    }

    private static String traceId(Fields fields) {
        Optional<Fields> metadata = fields.fields("metadata");
        if (metadata.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        for (Iterator<Map.Entry<String, JsonNode>> each =
                        metadata.get().object().properties().iterator();
                each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            if (!field.getValue().isTextual()) {
                throw metadata.get().expected(field.getKey(), "a text");
            }
        }
        Optional<String> given = metadata.get().text("trace_id");
        if (given.isPresent() && !TRACE_ID.matcher(given.get()).matches()) {
            throw metadata.get()
                    .expected("trace_id", "1 to 128 visible ASCII characters without spaces");
        }
        return given.orElseGet(() -> UUID.randomUUID().toString());
    }

    private static String userId(Fields fields, Caller caller) {
        return fields.fields("metadata")
                .map(metadata -> metadata.object().path("user_id").asText(""))
                .filter(id -> !id.isEmpty())
                .orElse(caller.externalId());
    }

    private Duration timeout(Fields fields) {
        return fields.number(
                        "timeout",
                        seconds -> seconds > 0 && seconds <= LONGEST_TIMEOUT_SECONDS,
                        "a number of seconds above 0, at most 600")
                .map(seconds -> Duration.ofNanos((long) (seconds * 1e9)))
                .orElse(attemptTimeout);
    }
}
