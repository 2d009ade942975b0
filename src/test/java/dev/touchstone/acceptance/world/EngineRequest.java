package dev.touchstone.acceptance.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A chat request as an engine received it. */
public record EngineRequest(List<Message> messages, Identifiers identifiers) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static EngineRequest of(JournalEntry entry) {
        try {
            JsonNode body = JSON.readTree(entry.body());
            return new EngineRequest(messages(body), identifiers(body.path("metadata")));
        } catch (JsonProcessingException e) {
            throw new AssertionError("The engine received something else than JSON", e);
        }
    }

    private static List<Message> messages(JsonNode body) {
        return StreamSupport.stream(body.path("messages").spliterator(), false)
                .map(EngineRequest::message)
                .toList();
    }

    private static Message message(JsonNode message) {
        String role = message.path("role").asText().toUpperCase(Locale.ROOT);
        return new Message(Message.Role.valueOf(role), message.path("content").asText());
    }

    private static Identifiers identifiers(JsonNode metadata) {
        return new Identifiers(
                text(metadata, "tenant"),
                text(metadata, "trace_id"),
                text(metadata, "user_id"),
                text(metadata, "session_id"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }
}
