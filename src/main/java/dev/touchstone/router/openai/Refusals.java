package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Attempt;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads a router's no: OpenAI's error shape ({@code {"error":{"message","type","param","code"}}})
 * and the statuses of the contract. A text in place of the object is its message: so says vLLM's
 * check of keys ({@code AuthenticationMiddleware}) {@code {"error":"Unauthorized"}}. Anything else
 * is {@link Outcome.Unusable}.
 */
public final class Refusals {

    /** Before the name of a setting of a plugin's configuration. */
    private static final String SETTING = "config.";

    /** Before the name of an identifier. */
    private static final String METADATA = "metadata.";

    /** Before the name of any field, where FastAPI found the fault: so says vLLM. */
    private static final String BODY = "body.";

    private Refusals() {}

    /** What came of a request that got no reply. */
    public static <T> Outcome<T> none(NoReply none) {
        return new Outcome.Unusable<>(none.what());
    }

    /** What came of a reply that is not the one that was hoped for. */
    public static <T> Outcome<T> of(Reply reply) {
        return of(reply, Dialect.CONTRACT);
    }

    /** The same of a router that has a dialect of its own. */
    public static <T> Outcome<T> of(Reply reply, Dialect dialect) {
        Optional<JsonNode> error =
                Json.read(reply)
                        .map(body -> body.path("error"))
                        .filter(said -> said.isObject() || said.isTextual());
        if (reply.status() < 400 || error.isEmpty()) {
            return new Outcome.Unusable<>(describe(reply));
        }
        return new Outcome.Refused<>(refusal(reply, error.get(), dialect));
    }

    /** What an error says, in whichever of its two forms. */
    static String message(JsonNode error) {
        return Excerpt.message(error.isTextual() ? error.asText() : error.path("message").asText());
    }

    /** A reply that cannot be used, in one sentence. */
    static String describe(Reply reply) {
        return "expected an answer or an error of the protocol, got status %d, %s, %d bytes%s%s: %s"
                .formatted(
                        reply.status(),
                        Excerpt.quote(reply.header("Content-Type").orElse("no content type")),
                        reply.body().length,
                        reply.cut() ? " and more" : "",
                        reply.isUtf8() ? "" : " that are no UTF-8",
                        Excerpt.quote(reply.text()));
    }

    private static Refusal refusal(Reply reply, JsonNode error, Dialect dialect) {
        Optional<String> param = Json.text(error, "param").filter(name -> !name.equals("None"));
        Optional<RequestField> field = param.map(Refusals::field);
        return new Refusal(
                dialect.reason(reply.status(), error)
                        .orElseGet(() -> reason(reply.status(), error, field)),
                message(error),
                field,
                param.filter(name -> name.startsWith(SETTING))
                        .map(name -> Excerpt.message(name.substring(SETTING.length()))),
                reply.header("Retry-After").flatMap(Refusals::seconds),
                attempts(Json.read(reply).orElse(error)),
                dialect.trail(reply));
    }

    private static Reason reason(int status, JsonNode error, Optional<RequestField> field) {
        boolean aboutModel = field.equals(Optional.of(RequestField.MODEL));
        return switch (status) {
            case 401 -> Reason.SIGN_IN;
            case 403 -> Reason.NOT_ALLOWED;
            case 404 -> aboutModel ? Reason.UNKNOWN_MODEL : Reason.NOT_FOUND;
            case 400, 422 -> Reason.BROKEN_REQUEST;
            case 413 -> Reason.TOO_LARGE;
            case 429 -> isBudget(error) ? Reason.OVER_BUDGET : Reason.TRY_LATER;
            case 502 -> Reason.ENGINES_FAILED;
            case 503 -> Reason.UNAVAILABLE;
            case 504 -> Reason.ENGINES_TIMED_OUT;
            default -> Reason.UNEXPLAINED;
        };
    }

    private static boolean isBudget(JsonNode error) {
        return error.path("type").asText().equals("budget_exceeded");
    }

    private static RequestField field(String named) {
        String param = named.startsWith(BODY) ? named.substring(BODY.length()) : named;
        if (param.startsWith(SETTING)) {
            return RequestField.CONFIGURATION;
        }
        if (param.startsWith(METADATA)) {
            return RequestField.IDENTIFIERS;
        }
        return switch (param.replaceAll("\\[\\d+]|\\.\\d+", "")) {
            case "model" -> RequestField.MODEL;
            case "messages" -> RequestField.MESSAGES;
            case "messages.role" -> RequestField.ROLE;
            case "messages.content" -> RequestField.CONTENT;
            case "max_tokens", "max_completion_tokens" -> RequestField.TOKEN_LIMIT;
            case "temperature" -> RequestField.TEMPERATURE;
            case "stream" -> RequestField.STREAM;
            case "stream_options" -> RequestField.STREAM_OPTIONS;
            case "timeout" -> RequestField.TIMEOUT;
            case "disable_fallbacks" -> RequestField.FALLBACK;
            case "task_type" -> RequestField.TASK_TYPE;
            case "priority" -> RequestField.PRIORITY;
            case "orchestration_mode" -> RequestField.MODE;
            case "metadata" -> RequestField.IDENTIFIERS;
            case "message" -> RequestField.MESSAGE;
            case "title" -> RequestField.TITLE;
            case "limit" -> RequestField.PAGE_SIZE;
            case "config" -> RequestField.CONFIGURATION;
            case "start_date" -> RequestField.START_DATE;
            case "end_date" -> RequestField.END_DATE;
            case "time_zone" -> RequestField.TIME_ZONE;
            default -> RequestField.OTHER;
        };
    }

    private static Optional<Duration> seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
                : Optional.empty();
    }

    private static List<Attempt> attempts(JsonNode body) {
        JsonNode listed = body.has("attempts") ? body.get("attempts") : body.at("/error/attempts");
        return StreamSupport.stream(listed.spliterator(), false)
                .map(
                        attempt ->
                                new Attempt(
                                        attempt.path("deployment").asText(),
                                        attempt.path("outcome").asText()))
                .toList();
    }
}
