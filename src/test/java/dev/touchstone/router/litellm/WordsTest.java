package dev.touchstone.router.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.Trail;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.Header;
import dev.touchstone.wire.Reply;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What LiteLLM 1.106.2 said, and what a caller is told by it. */
class WordsTest {

    private static Reply reply(int status, String body, Header... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Reply(status, List.of(headers), bytes, false, Duration.ZERO);
    }

    private static Refusal refusal(int status, String type, String message) {
        String error = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null}}";
        Outcome<Object> outcome =
                Refusals.of(reply(status, error.formatted(message, type)), new Words());
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<Object>) outcome).refusal();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | token_not_found_in_db      | Authentication Error, Invalid proxy server token passed.            | SIGN_IN
                    401 | auth_error                 | Authentication Error, No api key passed in.                         | SIGN_IN
                    403 | team_model_access_denied   | The requested model is not available for this API key               | NOT_ALLOWED
                    400 | invalid_request_error      | Invalid JSON payload: unexpected end of data                        | BROKEN_REQUEST
                    400 | bad_request_error          | litellm.BadRequestError: Hosted_vllmException - no messages         | BROKEN_REQUEST
                    422 | budget_exceeded            | Budget has been exceeded! Team=t Current cost: 2e-06, Max budget: 0 | OVER_BUDGET
                    429 | budget_exceeded            | Budget has been exceeded!                                           | OVER_BUDGET
                    429 | throttling_error           | litellm.RateLimitError: RateLimitError: Hosted_vllmException - slow | ENGINES_FAILED
                    429 | None                       | Rate limit exceeded for team                                        | TRY_LATER
                    500 | internal_server_error      | litellm.InternalServerError: Cannot connect to host                 | ENGINES_FAILED
                    503 | None                       | litellm.ServiceUnavailableError: Hosted_vllmException               | ENGINES_FAILED
                    408 | timeout_error              | litellm.Timeout: APITimeoutError - Request timed out.               | ENGINES_TIMED_OUT
                    500 | internal_server_error      | All connection attempts failed                                      | UNEXPLAINED
                    503 | None                       | Service Unhealthy                                                   | UNAVAILABLE
                    """)
    void a_no_is_read_by_its_status_its_type_and_the_class_that_it_names(
            int status, String type, String message, Reason reason) {
        assertThat(refusal(status, type, message).reason()).isEqualTo(reason);
    }

    @Test
    void headers_name_the_call_the_deployment_and_the_cost_and_no_attempts() {
        Reply reply =
                reply(
                        200,
                        "{}",
                        new Header("x-litellm-call-id", "2d53"),
                        new Header("x-litellm-model-id", "llama-one"),
                        new Header("x-litellm-attempted-retries", "0"),
                        new Header("x-litellm-response-cost", "2.1099999999999997e-06"));

        assertThat(new Words().trail(reply))
                .isEqualTo(
                        new Trail(
                                Optional.of("2d53"),
                                Optional.empty(),
                                Optional.of("llama-one"),
                                OptionalInt.empty(),
                                Optional.of(new BigDecimal("0.0000021099999999999997"))));
    }

    @Test
    void what_is_no_number_is_no_cost() {
        assertThat(Words.decimal("None")).isEmpty();
        assertThat(Words.decimal("1.5e-7")).contains(new BigDecimal("1.5E-7"));
        assertThat(Words.decimal("0")).contains(BigDecimal.ZERO);
    }
}
