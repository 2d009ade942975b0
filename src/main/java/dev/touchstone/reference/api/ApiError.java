package dev.touchstone.reference.api;

import dev.touchstone.reference.routing.Attempt;
import dev.touchstone.reference.routing.RoutingResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A request that is not served, in the contract's one error shape (contract: Errors). */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String param;
    private final String code;
    private final transient List<Attempt> attempts;

    private final Duration retryAfter;

    private ApiError(
            int status,
            String type,
            String param,
            String code,
            String message,
            List<Attempt> attempts) {
        this(status, type, param, code, message, attempts, null);
    }

    private ApiError(
            int status,
            String type,
            String param,
            String code,
            String message,
            List<Attempt> attempts,
            Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
        this.attempts = attempts;
    }

    private static ApiError plain(int status, String type, String code, String message) {
        return new ApiError(status, type, null, code, message, List.of());
    }

    private static ApiError invalid(int status, String param, String code, String message) {
        return new ApiError(status, "invalid_request_error", param, code, message, List.of());
    }

    static ApiError notJson(String message) {
        return invalid(400, null, "invalid_json", message);
    }

    static ApiError badRequest(String message) {
        return invalid(400, null, "bad_request", message);
    }

    static ApiError rejectedByEngine(String param, String message) {
        return invalid(400, param, "rejected_by_engine", message);
    }

    static ApiError tooLarge(int limit) {
        return invalid(413, null, "body_too_large", "The body is over " + limit + " bytes");
    }

    static ApiError invalidField(String param, String message) {
        return invalid(422, param, "invalid_field", message);
    }

    static ApiError unknownModel(String model) {
        return invalid(404, "model", "model_not_found", "There is no model " + model);
    }

    static ApiError modelNotAllowed(String model) {
        return new ApiError(
                403,
                "permission_error",
                "model",
                "model_not_allowed",
                "The tenant may not use the model " + model,
                List.of());
    }

    static ApiError noValidToken(String message) {
        return plain(401, "authentication_error", "invalid_token", message);
    }

    static ApiError notAllowed(String message) {
        return plain(403, "permission_error", "not_allowed", message);
    }

    // The same bytes for what does not exist and what is another tenant's (TENANT-2).
    static ApiError notFound() {
        return plain(404, "not_found_error", "not_found", "There is nothing here");
    }

    static ApiError methodNotAllowed() {
        return plain(405, "invalid_request_error", "method_not_allowed", "Not by this method");
    }

    static ApiError internal() {
        return plain(500, "server_error", "internal_error", "The router failed");
    }

    static ApiError rateLimited(Duration wait) {
        return new ApiError(
                429,
                "rate_limit_exceeded",
                null,
                "rate_limit_exceeded",
                "The tenant has had all its requests of this minute",
                List.of(),
                wait);
    }

    // It does not say when to come back: no time that passes makes a spent budget whole.
    static ApiError budgetExceeded() {
        return plain(
                429,
                "budget_exceeded",
                "budget_exceeded",
                "The tenant's budget is spent; an admin can raise it");
    }

    static ApiError databaseAway() {
        return plain(
                503, "service_unavailable", "database_unavailable", "The database does not answer");
    }

    static ApiError issuerAway() {
        return plain(
                503,
                "service_unavailable",
                "issuer_unavailable",
                "The keys of the tokens' issuer cannot be fetched");
    }

    static ApiError overloaded(Duration wait) {
        return new ApiError(
                503,
                "service_unavailable",
                null,
                "overloaded",
                "The router has as much to do as it can; try again later",
                List.of(),
                wait);
    }

    static ApiError notEntered() {
        return plain(
                503,
                "service_unavailable",
                "ledger_unavailable",
                "The request could not be entered into the ledger");
    }

    static ApiError configurationUnreadable(String message) {
        return plain(503, "service_unavailable", "configuration_unreadable", message);
    }

    static ApiError enginesFailed(RoutingResult.Failed failed) {
        boolean timedOut = failed.timedOut();
        return new ApiError(
                timedOut ? 504 : 502,
                timedOut ? "engine_timeout" : "engine_error",
                null,
                timedOut ? "engine_timeout" : "engine_failed",
                timedOut ? "No engine answered in time" : "No engine gave a complete answer",
                failed.attempts(),
                failed.backIn().orElse(null));
    }

    static ApiError enginesResting(Duration backIn) {
        return new ApiError(
                503,
                "service_unavailable",
                null,
                "engines_resting",
                "Every engine of the model has failed lately, and rests",
                List.of(),
                backIn);
    }

    static ApiError other(int status, String message) {
        if (status == 400) {
            return badRequest(message);
        }
        String type = status < 500 ? "invalid_request_error" : "server_error";
        return plain(status, type, "http_" + status, message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String param() {
        return param;
    }

    String code() {
        return code;
    }

    /** When the same request can succeed, if that is only a matter of time. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    List<Attempt> attempts() {
        return attempts;
    }
}
