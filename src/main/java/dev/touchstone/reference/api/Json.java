package dev.touchstone.reference.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.routing.Attempt;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** JSON in and out of the API: strict in what it reads, one error shape in what it writes. */
final class Json {
    /** No honest request is deeper, and whatever walks through it has stack enough for it. */
    private static final int DEEPEST = 1_000;

    private final ObjectMapper mapper =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();
    private final RequestBody requestBody;

    /**
     * @param bodyLimit the longest body, in bytes
     */
    Json(int bodyLimit) {
        requestBody = new RequestBody(bodyLimit);
    }

    ObjectMapper mapper() {
        return mapper;
    }

    /**
     * The request's JSON object.
     *
     * @throws ApiError 413 too long, 400 not JSON, 422 another kind of JSON
     */
    ObjectNode body(Context context) throws IOException {
        byte[] bytes = requestBody.read(context);
        JsonNode body;
        try {
            body = mapper.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw ApiError.notJson("The body is not JSON" + where(e));
        } catch (IOException e) {
            throw ApiError.notJson("The body is not JSON in UTF-8");
        }
        if (body == null || body.isMissingNode()) {
            throw ApiError.notJson("The body is empty; a JSON object was expected");
        }
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.invalidField(null, "The body must be a JSON object");
    }

    // Not the parser's own words: they quote what stands there (SECURITY-4).
    private static String where(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return ", or deeper than %d levels, or has too long a name or number"
                    .formatted(DEEPEST);
        }
        JsonLocation at = e.getLocation();
        return at == null
                ? ""
                : ": see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    ArrayNode array() {
        return mapper.createArrayNode();
    }

    byte[] bytes(JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }

    void answer(Context context, int status, JsonNode body) {
        context.status(status).contentType("application/json").result(bytes(body));
    }

    void answer(Context context, ApiError error) {
        if (error.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        error.retryAfter()
                .ifPresent(wait -> context.header("Retry-After", Long.toString(seconds(wait))));
        answer(context, error.status(), whole(error));
    }

    /** The error as the body of an answer carries it. */
    ObjectNode whole(ApiError error) {
        return of(error).put("detail", error.getMessage());
    }

    // Whole seconds, never too early, and never at once.
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** The error itself, as an event of a stream carries it. */
    ObjectNode of(ApiError error) {
        ObjectNode shape = object();
        shape.putObject("error")
                .put("message", error.getMessage())
                .put("type", error.type())
                .put("param", error.param())
                .put("code", error.code());
        if (!error.attempts().isEmpty()) {
            shape.set("attempts", attempts(error.attempts()));
        }
        return shape;
    }

    private ArrayNode attempts(List<Attempt> attempts) {
        ArrayNode list = array();
        for (Attempt attempt : attempts) {
            ObjectNode node =
                    list.addObject()
                            .put("deployment", attempt.deployment())
                            .put("outcome", attempt.outcome().label());
            attempt.status()
                    .ifPresentOrElse(s -> node.put("status", s), () -> node.putNull("status"));
            node.put("duration_ms", attempt.durationMillis());
        }
        return list;
    }
}
