package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds one engine's stream to the grammar: role first, one finish reason for each choice, then the
 * usage, then the done marker (STREAM-2, 3, 5, 7). vLLM sends the done marker behind an error, too,
 * so the marker alone proves nothing.
 */
final class StreamGrammar {
    static final String DONE = "[DONE]";
    private static final Set<String> NO_TOKEN = Set.of("role", "content");

    private final EngineAnswer engine;
    private final ChatRequest request;
    private final long created = Instant.now().getEpochSecond();
    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();
    private Optional<Usage> usage = Optional.empty();
    private boolean tokenSeen;
    private boolean moved;
    private boolean done;

    StreamGrammar(EngineAnswer engine, ChatRequest request) {
        this.engine = engine;
        this.request = request;
    }

    /**
     * The chunk to pass on, if the event brings one.
     *
     * @throws AttemptFailure when the event is an error, breaks the grammar, or ends an incomplete
     *     stream
     */
    Optional<ObjectNode> accept(String data) throws AttemptFailure {
        moved = false;
        if (data.strip().equals(DONE)) {
            end();
            return Optional.empty();
        }
        ObjectNode event = engine.object(data);
        if (event.hasNonNull("error") || event.path("object").asText().equals("error")) {
            throw AttemptFailure.answered(Outcome.ERROR, 200, "an error event");
        }
        if (!(event.path("choices") instanceof ArrayNode choices)) {
            throw EngineAnswer.broken("a chunk without choices");
        }
        if (event.hasNonNull("usage")) {
            usage = Optional.of(EngineAnswer.usage(event.path("usage"), request));
        }
        for (Iterator<JsonNode> each = choices.iterator(); each.hasNext(); ) {
            if (!keep(each.next())) {
                each.remove();
            }
        }
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode chunk = engine.shell(request, "chat.completion.chunk", created);
        chunk.set("choices", choices);
        return Optional.of(chunk);
    }

    private boolean keep(JsonNode choice) throws AttemptFailure {
        if (!(choice.path("delta") instanceof ObjectNode delta) || !choice.path("index").isInt()) {
            throw EngineAnswer.broken("a choice without delta or index");
        }
        JsonNode content = delta.path("content");
        if (!content.isTextual() && !content.isNull() && !content.isMissingNode()) {
            throw EngineAnswer.broken("a delta whose content is no text");
        }
        int index = choice.path("index").intValue();
        boolean token = bringsToken(delta);
        if (finished.contains(index)) {
            if (token) {
                throw EngineAnswer.broken("a token behind the finish reason");
            }
            // Some engines repeat the finish reason; the caller gets it once.
            return false;
        }
        delta.remove("role");
        if (begun.add(index)) {
            delta.put("role", "assistant");
        }
        JsonNode reason = ((ObjectNode) choice).putIfAbsent("finish_reason", NullNode.instance);
        if (reason != null && !reason.isNull()) {
            if (!EngineAnswer.isFinishReason(reason)) {
                throw EngineAnswer.broken("an unknown finish reason");
            }
            finished.add(index);
            token = true;
        }
        tokenSeen |= token;
        moved |= token;
        return true;
    }

    private static boolean bringsToken(ObjectNode delta) {
        if (!delta.path("content").asText("").isEmpty() && !delta.path("content").isNull()) {
            return true;
        }
        for (Map.Entry<String, JsonNode> field : delta.properties()) {
            boolean empty = field.getValue().isNull() || field.getValue().asText("x").isEmpty();
            if (!NO_TOKEN.contains(field.getKey()) && !empty) {
                return true;
            }
        }
        return false;
    }

    private void end() throws AttemptFailure {
        if (begun.isEmpty() || !finished.equals(begun)) {
            throw EngineAnswer.broken("a done marker without a finish reason");
        }
        if (usage.isEmpty()) {
            throw EngineAnswer.broken("a done marker without usage");
        }
        done = true;
    }

    /** Whether a token, or the finish reason of an empty answer, has come. */
    boolean tokenSeen() {
        return tokenSeen;
    }

    /** Whether the last event brought a token or a finish reason: others are no progress. */
    boolean moved() {
        return moved;
    }

    /** Whether the stream is complete. */
    boolean done() {
        return done;
    }

    /** The engine's own count, once it has come. */
    Optional<Usage> usage() {
        return usage;
    }

    /** The chunk without choices that tells the usage. */
    ObjectNode usageChunk(Usage counted) {
        ObjectNode chunk = engine.shell(request, "chat.completion.chunk", created);
        chunk.putArray("choices");
        chunk.set("usage", engine.json(counted));
        return chunk;
    }
}
