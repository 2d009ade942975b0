package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.router.RequestField;
import java.util.Optional;

/** What can be wrong with an engine that is asked, for an answer or for a stream. */
public enum Trouble {
    SILENT("never answers", Behaviour.silence()),
    RATE_LIMITED("is rate limited", Trouble.error(429)),
    RATE_LIMITED_FOR_7("is rate limited for 7 seconds", Trouble.rateLimited(7)),
    RATE_LIMITED_FOR_12("is rate limited for 12 seconds", Trouble.rateLimited(12)),
    RATE_LIMITED_FOR_60("is rate limited for 60 seconds", Trouble.rateLimited(60)),
    FAILS("reports an internal error", Trouble.error(500)),
    NOT_IMPLEMENTED("reports that it cannot do this", Trouble.error(501)),
    BAD_GATEWAY("reports that nothing is behind it", Trouble.error(502)),
    OVERLOADED("reports that it is overloaded", Trouble.error(503)),
    OVERLOADED_FOR_7("is overloaded for 7 seconds", Trouble.error(503).header("retry-after", "7")),
    OVERLOADED_FOR_60(
            "is overloaded for 60 seconds", Trouble.error(503).header("retry-after", "60")),
    GATEWAY_TIMEOUT("reports that it has waited in vain", Trouble.error(504)),
    UNKNOWN_KEY("does not know the router's key", Trouble.error(401)),
    FORBIDDEN("does not let the router in", Trouble.error(403)),
    UNKNOWN_MODEL("does not know the model", Trouble.error(404)),
    ELSEWHERE(
            "sends the router elsewhere",
            Behaviour.reply(302, "").header("location", "http://127.0.0.1:9/v1/chat/completions")),
    RESETS("resets the connection", Behaviour.reset()),
    CUT("closes the connection in its answer", Trouble.broken(Way.CLOSED)),
    RESET_INSIDE("resets the connection in its answer", Trouble.broken(Way.RESET)),
    HALF("sends half of its answer", Trouble.broken(Way.ENDED)),
    ERROR_INSIDE("reports an error in its answer", Trouble.broken(Way.ERROR_THEN_DONE)),
    WEB_PAGE(
            "answers a web page",
            Behaviour.reply(200, "<html><body>Welcome to nginx!</body></html>")
                    .header("content-type", "text/html")),
    NOTHING("answers nothing at all", Behaviour.reply(200, "")),
    AN_ERROR(
            "answers an error as if all were well",
            Behaviour.reply(200, "{\"error\":{\"message\":\"" + Trouble.SECRET + "\"}}")),
    NO_COUNTS("does not count its tokens", Behaviour.answer("Uncounted").withoutUsage()),
    NEGATIVE_COUNTS("counts fewer than no tokens", Trouble.counting(-3, 5, 2)),
    ABSURD_COUNTS(
            "counts more tokens than there are",
            Trouble.counting(9_000_000_000_000_000_000L, 1, 9_000_000_000_000_000_001L)),
    MORE_THAN_ALLOWED("counts 11 generated tokens", Trouble.counting(5, 11, 16)),
    WRONG_SUM("counts tokens that do not add up", Trouble.counting(3, 5, 9));

    /** What no caller may ever read: engines write it into whatever they say when they fail. */
    public static final String SECRET = "out of memory at 10.11.12.13, key amber-otter-4711";

    private static final String OF_THE_CALLER =
            "The context length of this model is 131072 tokens, and the request has 140000";

    private final String words;
    private final Behaviour behaviour;

    Trouble(String words, Behaviour behaviour) {
        this.words = words;
        this.behaviour = behaviour;
    }

    /** Completes "the first engine ...". */
    public String words() {
        return words;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    private static Behaviour.Reply error(int status) {
        return Behaviour.error(status, "EngineError", Trouble.SECRET);
    }

    /** Finds the request broken, and says where when it is to. */
    public static Behaviour broken(Optional<RequestField> field) {
        return mistake(400, field.map(Trouble::name), OF_THE_CALLER);
    }

    /** Understands the request and cannot process this part of it. */
    public static Behaviour unprocessable(RequestField field) {
        return mistake(422, Optional.of(name(field)), OF_THE_CALLER);
    }

    /** Finds the request too large. */
    public static Behaviour tooLarge() {
        return mistake(413, Optional.empty(), OF_THE_CALLER);
    }

    private static String name(RequestField field) {
        return switch (field) {
            case MESSAGES -> "messages";
            case TOKEN_LIMIT -> "max_tokens";
            default -> throw new IllegalArgumentException("no engine speaks of the " + field);
        };
    }

    private static Behaviour mistake(int status, Optional<String> field, String message) {
        String named = field.map(name -> '"' + name + '"').orElse("null");
        return Behaviour.reply(
                status,
                "{\"error\":{\"message\":\"%s\",\"type\":\"BadRequestError\",\"param\":%s,\"code\":%d}}"
                        .formatted(message, named, status));
    }

    private static Behaviour rateLimited(int seconds) {
        return error(429).header("retry-after", Integer.toString(seconds));
    }

    private static Behaviour broken(Way way) {
        return Behaviour.answer("Never to be read").breakAfter(0, way);
    }

    private static Behaviour counting(long prompt, long generated, long total) {
        return Behaviour.answer("Miscounted")
                .reporting(new dev.touchstone.engine.Usage(prompt, generated, total));
    }
}
