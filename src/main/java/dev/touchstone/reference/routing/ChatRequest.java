package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A valid chat request.
 *
 * @param requestId the router's own id of the request
 * @param call which model call of the request this is, from 1 (ORCHESTRATION-8)
 * @param traceId the caller's trace, or a fresh one
 * @param userId the person for whom it is
 * @param calledModel the model under the caller's name for it, which is the answer's as well
 * @param body what the caller sent, with the model under the engines' name for it
 * @param stream whether the answer is to come in pieces
 * @param includeUsage whether the stream is to tell its usage
 * @param fallbacks whether another engine may be asked when the first one fails (FALLBACK-11)
 * @param timeout how long an engine may take: for the whole answer, or for each next token of a
 *     stream
 */
public record ChatRequest(
        UUID requestId,
        int call,
        String traceId,
        String userId,
        String calledModel,
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

    /** The same, with the model under the name by which its engines know it. */
    public ChatRequest asking(String model) {
        return with(call, body.deepCopy().put("model", model));
    }

    /** A call of the same request, of that number and with that body. */
    public ChatRequest with(int number, ObjectNode changed) {
        return new ChatRequest(
                requestId,
                number,
                traceId,
                userId,
                calledModel,
                changed,
                stream,
                includeUsage,
                fallbacks,
                timeout);
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
            // the count behind each token: who hangs up pays for what was generated until then
            sent.putObject("stream_options")
                    .put("include_usage", true)
                    .put("continuous_usage_stats", true);
        }
        return sent;
    }

    /** So many tokens the answer may have at most, all choices together; empty without a limit. */
    OptionalLong mostTokens() {
        long limit = mostGenerated(0);
        return limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** The text of each message, in order, and what is said of tools. */
    public List<String> promptTexts() {
        Stream<String> messages =
                StreamSupport.stream(body.path("messages").spliterator(), false)
                        .map(message -> message.path("content").asText(""));
        Stream<String> tools = Stream.ofNullable(body.get("tools")).map(JsonNode::toString);
        return Stream.concat(messages, tools).toList();
    }

    /** The most tokens that may be generated for it, by a model that stops after so many. */
    public long mostGenerated(long withoutLimit) {
        long each =
                Stream.of("max_completion_tokens", "max_tokens")
                        .map(body::path)
                        .filter(JsonNode::canConvertToLong)
                        .map(JsonNode::longValue)
                        .findFirst()
                        .orElse(withoutLimit);
        return each * Math.max(1, body.path("n").asInt(1));
    }
}
