package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A valid chat request.
 *
 * @param requestId the router's own id of the request
 * @param traceId the caller's trace, or a fresh one
 * @param userId the person for whom it is
 * @param body what the caller sent
 * @param stream whether the answer is to come in pieces
 * @param includeUsage whether the stream is to tell its usage
 * @param fallbacks whether another engine may be asked when the first one fails (FALLBACK-11)
 * @param timeout how long an engine may take: for the whole answer, or for each next token of a
 *     stream
 */
public record ChatRequest(
        UUID requestId,
        String traceId,
        String userId,
        ObjectNode body,
        boolean stream,
        boolean includeUsage,
        boolean fallbacks,
        Duration timeout) {
    /** The router's own fields: vLLM gives {@code priority} another meaning. */
    private static final List<String> ROUTER_FIELDS =
            List.of(
                    "timeout",
                    "orchestration_mode",
                    "task_type",
                    "priority",
                    "disable_fallbacks",
                    "stream",
                    "stream_options");

    /** The id of the answer. */
    String answerId() {
        return "chatcmpl-" + requestId;
    }

    /** The requested model, under the caller's name for it. */
    public String model() {
        return body.path("model").textValue();
    }

    /**
     * What the engine is sent: all that the caller said and the router does not itself need. The
     * engine is always asked for its token count.
     */
    public ObjectNode engineBody() {
        ObjectNode sent = body.deepCopy().remove(ROUTER_FIELDS);
        if (!sent.hasNonNull("user")) {
            sent.put("user", userId);
        }
        if (stream) {
            sent.put("stream", true);
            sent.putObject("stream_options").put("include_usage", true);
        }
        return sent;
    }

    /** So many tokens the answer may have at most, all choices together; empty without a limit. */
    OptionalLong mostTokens() {
        long limit =
                Math.max(
                        body.path("max_tokens").asLong(0),
                        body.path("max_completion_tokens").asLong(0));
        long choices = Math.max(1, body.path("n").asLong(1));
        return limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit * choices);
    }

    /** The prompt's texts, in order. */
    List<String> promptTexts() {
        return body.path("messages").findValues("content").stream().map(JsonNode::asText).toList();
    }
}
