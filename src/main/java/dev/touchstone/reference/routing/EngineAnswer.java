package dev.touchstone.reference.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an engine says, checked: a status 200 alone is no answer. Builds the contract's shapes from
 * it (contract: Chat completions).
 */
final class EngineAnswer {
    private static final Set<String> FINISH_REASONS =
            Set.of("stop", "length", "content_filter", "tool_calls");

    /** No engine generates or reads as much; sums over a tenant's entries must not overflow. */
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(EngineAnswer.class);
    private static final Pattern FIELD =
            Pattern.compile("[a-z_]{1,40}(\\[?\\.?[a-z0-9_]{1,40}]?){0,6}");
    private static final String REFUSED = "The engine refused the request";

    private final ObjectMapper json;

    EngineAnswer(ObjectMapper json) {
        this.json = json;
    }

    /** The engine's JSON object. */
    ObjectNode object(String text) throws AttemptFailure {
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw broken("not JSON");
        }
        throw broken("not a JSON object");
    }

    /**
     * What the engine says against the request, as far as it is safe to tell: the field that it
     * names, if the caller sent one of that name. Its words may repeat a key or a prompt, and are
     * for nobody (SECURITY-4).
     */
    AttemptFailure rejection(int status, String text, ChatRequest request) {
        Optional<String> field = Optional.empty();
        try {
            field =
                    Optional.ofNullable(object(text).path("error").path("param").textValue())
                            .filter(named -> FIELD.matcher(named).matches())
                            .filter(named -> request.body().has(named.split("[.\\[]", 2)[0]));
        } catch (AttemptFailure noJson) {
            LOG.debug("Request {}: the engine's refusal is not JSON", request.requestId());
        }
        return AttemptFailure.rejected(
                status, field.map(named -> REFUSED + ", for its " + named).orElse(REFUSED), field);
    }

    /** A checked whole answer, in the contract's shape. */
    ObjectNode completion(ObjectNode answer, ChatRequest request) throws AttemptFailure {
        if (answer.hasNonNull("error")) {
            throw AttemptFailure.answered(Outcome.ERROR, 200, "an error");
        }
        if (!(answer.path("choices") instanceof ArrayNode choices) || choices.isEmpty()) {
            throw broken("no choices");
        }
        for (JsonNode choice : choices) {
            checkChoice(choice);
        }
        ObjectNode body = shell(request, "chat.completion", Instant.now().getEpochSecond());
        body.set("choices", choices);
        body.set("usage", json(usage(answer.path("usage"), request)));
        return body;
    }

    private static void checkChoice(JsonNode choice) throws AttemptFailure {
        if (!(choice.path("message") instanceof ObjectNode message)
                || !choice.path("index").isInt()) {
            throw broken("a choice without message or index");
        }
        message.put("role", "assistant");
        boolean calls = !message.path("tool_calls").isEmpty();
        if (!message.path("content").isTextual() && !calls) {
            throw broken("a message without content");
        }
        if (!isFinishReason(choice.path("finish_reason"))) {
            throw broken("a choice without a finish reason");
        }
    }

    static boolean isFinishReason(JsonNode reason) {
        return FINISH_REASONS.contains(reason.asText());
    }

    /** The engine's own count, unless it is provably wrong. */
    static Usage usage(JsonNode usage, ChatRequest request) throws AttemptFailure {
        long prompt = count(usage, "prompt_tokens");
        long completion = count(usage, "completion_tokens");
        if (count(usage, "total_tokens") != prompt + completion) {
            throw broken("a usage that does not add up");
        }
        if (request.mostTokens().isPresent() && completion > request.mostTokens().getAsLong()) {
            throw broken("a usage beyond the request's token limit");
        }
        return new Usage(prompt, completion);
    }

    private static long count(JsonNode usage, String field) throws AttemptFailure {
        JsonNode value = usage.path(field);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole || value.longValue() < 0 || value.longValue() > MOST_TOKENS) {
            throw broken("no usage");
        }
        return value.longValue();
    }

    ObjectNode json(Usage usage) {
        return json.createObjectNode()
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.totalTokens());
    }

    /** What every answer and every chunk begins with. */
    ObjectNode shell(ChatRequest request, String object, long created) {
        return json.createObjectNode()
                .put("id", request.answerId())
                .put("object", object)
                .put("created", created)
                .put("model", request.calledModel());
    }

    static AttemptFailure broken(String what) {
        return AttemptFailure.answered(Outcome.BROKEN, 200, what);
    }
}
