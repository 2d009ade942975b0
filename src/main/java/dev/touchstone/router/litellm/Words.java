package dev.touchstone.router.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.Trail;
import dev.touchstone.router.openai.Dialect;
import dev.touchstone.wire.Reply;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * LiteLLM's headers ({@code common_request_processing.py}, {@code get_custom_headers}) and its way
 * to say no: an engine's status is passed on, with the name of a Python class in front of the
 * message.
 */
final class Words implements Dialect {

    static final String CALL = "x-litellm-call-id";

    /** {@code x-litellm-attempted-retries} said 0 in every answer seen: it is no witness. */
    @Override
    public Trail trail(Reply head) {
        return new Trail(
                head.header(CALL),
                Optional.empty(),
                head.header("x-litellm-model-id"),
                OptionalInt.empty(),
                head.header("x-litellm-response-cost").flatMap(Words::decimal));
    }

    @Override
    public Optional<Reason> reason(int status, JsonNode error) {
        String type = error.path("type").asText();
        String message = error.path("message").asText();
        if (type.equals("budget_exceeded")) {
            return Optional.of(Reason.OVER_BUDGET);
        }
        if (status == 408 || message.startsWith("litellm.Timeout")) {
            return Optional.of(Reason.ENGINES_TIMED_OUT);
        }
        boolean byAnEngine = status >= 500 || status == 429;
        return byAnEngine && message.startsWith("litellm.")
                ? Optional.of(Reason.ENGINES_FAILED)
                : Optional.empty();
    }

    /** Money that was a binary fraction somewhere: {@code 1.4999999999999999e-05}, say. */
    static Optional<BigDecimal> decimal(String value) {
        return value.matches("-?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?")
                ? Optional.of(new BigDecimal(value))
                : Optional.empty();
    }
}
