package dev.touchstone.router;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A router's no.
 *
 * @param field the part of the request that it names as the cause
 * @param setting the setting that it names as the cause, of a plugin's configuration
 * @param retryAfter when the caller may come back
 * @param attempts the deployments that were tried, for a failure of engines
 * @param trail what identifies the request
 */
public record Refusal(
        Reason reason,
        String message,
        Optional<RequestField> field,
        Optional<String> setting,
        Optional<Duration> retryAfter,
        List<Attempt> attempts,
        Trail trail) {

    /** A no that is not about a plugin's configuration. */
    public Refusal(
            Reason reason,
            String message,
            Optional<RequestField> field,
            Optional<Duration> retryAfter,
            List<Attempt> attempts,
            Trail trail) {
        this(reason, message, field, Optional.empty(), retryAfter, attempts, trail);
    }

    /** Why, as a closed list; each completes "The caller is told ...". */
    public enum Reason {
        SIGN_IN("to sign in"),
        NOT_ALLOWED("that this is not allowed"),
        NOT_FOUND("that there is no such thing"),
        UNKNOWN_MODEL("that there is no such model"),
        BROKEN_REQUEST("that the request is broken"),
        TOO_LARGE("that the request is too large"),
        TRY_LATER("to try again later"),
        OVER_BUDGET("that the budget is spent"),
        ENGINES_FAILED("that every engine failed"),
        ENGINES_TIMED_OUT("that every engine timed out"),
        UNAVAILABLE("that the service is not available"),
        UNEXPLAINED("nothing that a caller can act on");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /**
     * One try at one deployment.
     *
     * @param outcome the router's own word for how it went
     */
    public record Attempt(String deployment, String outcome) {}

    @Override
    public String toString() {
        return "a refusal: the caller is told %s%s%s (\"%s\")"
                .formatted(
                        reason.sentence(),
                        field.map(named -> ", naming the " + named.words()).orElse(""),
                        setting.map(named -> ", in it " + named).orElse(""),
                        message);
    }
}
