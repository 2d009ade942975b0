package dev.touchstone.acceptance.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A chat request as an engine received it.
 *
 * @param model the name of the model
 * @param messages each as "speaker: text", with whatever else stands in it
 * @param temperature empty when there is none, not a number when it is none
 * @param forTheRouter what stands in it that is meant for a router and not for an engine
 */
public record EngineRequest(
        String model,
        List<String> messages,
        Identifiers identifiers,
        Optional<Double> temperature,
        List<String> forTheRouter) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final List<String> FOR_THE_ROUTER =
            List.of("task_type", "priority", "orchestration_mode", "timeout", "disable_fallbacks");
    private static final Set<String> OF_A_MESSAGE = Set.of("role", "content");

    public static EngineRequest of(JournalEntry entry) {
        try {
            JsonNode body = JSON.readTree(entry.body());
            return new EngineRequest(
                    text(body, "model").orElse(""),
                    messages(body),
                    identifiers(body.path("metadata")),
                    Optional.ofNullable(body.get("temperature")).map(EngineRequest::number),
                    FOR_THE_ROUTER.stream().filter(body::has).toList());
        } catch (JsonProcessingException e) {
            throw new AssertionError("The engine received something else than JSON", e);
        }
    }

    /** All that stands in a request as an engine received it, by the names of the fields. */
    public static Map<String, Object> fields(JournalEntry entry) {
        try {
            return JSON.readValue(entry.body(), FIELDS);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The engine received something else than JSON", e);
        }
    }

    /** A message as its caller meant it, to be held against {@link #messages()}. */
    public static String told(Message message) {
        return message.role().word() + ": " + message.content();
    }

    /** The text of its last message. */
    String said() {
        String last = messages.get(messages.size() - 1);
        return last.substring(last.indexOf(": ") + 2);
    }

    private static List<String> messages(JsonNode body) {
        return StreamSupport.stream(body.path("messages").spliterator(), false)
                .map(EngineRequest::message)
                .toList();
    }

    /** Nothing is unexpected here: what a router made of a message is the finding. */
    private static String message(JsonNode message) {
        JsonNode content = message.path("content");
        String text = content.isTextual() ? content.textValue() : "not a text, but " + content;
        String added =
                message.properties().stream()
                        .filter(field -> !OF_A_MESSAGE.contains(field.getKey()))
                        .map(field -> " (added: %s)".formatted(field))
                        .collect(Collectors.joining());
        return message.path("role").asText() + ": " + text + added;
    }

    private static Identifiers identifiers(JsonNode metadata) {
        return new Identifiers(
                text(metadata, "tenant"),
                text(metadata, "trace_id"),
                text(metadata, "user_id"),
                text(metadata, "session_id"));
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }
}
