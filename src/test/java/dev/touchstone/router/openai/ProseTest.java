package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Breach;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Message;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import dev.touchstone.router.Trail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals as real routers word them (CHAT-5, CHAT-6). */
class ProseTest {

    private static final ChatRequest TO_NOBODY =
            ChatRequest.of("gpt-nobody-has", List.of(Message.user("Who are you?")));
    private static final String INVALID_NAME =
            "/chat/completions: Invalid model name passed in model=%s. Call `/v1/models` to view";

    @Test
    @DisplayName("CHAT-5: LiteLLM answers 400 for an unknown model and names it in the message")
    void a_refusal_that_names_the_model_asked_for_says_that_there_is_none() {
        Refusal refusal = refusal(Reason.BROKEN_REQUEST, INVALID_NAME.formatted("gpt-nobody-has"));

        assertThat(Prose.reason(refusal, TO_NOBODY)).isEqualTo(Reason.UNKNOWN_MODEL);
    }

    @Test
    @DisplayName(
            "CHAT-5: a name that is longer than what is kept of a message is named all the same")
    void a_long_name_is_known_by_its_beginning() {
        String name = "long".repeat(2500);
        ChatRequest asked = ChatRequest.of(name, TO_NOBODY.messages());
        ChatRequest other = ChatRequest.of("lang".repeat(2500), TO_NOBODY.messages());
        String message = Excerpt.message(INVALID_NAME.formatted(name));

        assertThat(Prose.reason(refusal(Reason.BROKEN_REQUEST, message), asked))
                .isEqualTo(Reason.UNKNOWN_MODEL);
        assertThat(Prose.reason(refusal(Reason.BROKEN_REQUEST, message), other))
                .isEqualTo(Reason.BROKEN_REQUEST);
    }

    @Test
    @DisplayName("CHAT-5: any other 400 is no word about the model")
    void a_refusal_that_does_not_name_it_keeps_its_reason() {
        assertThat(
                        Prose.reason(
                                refusal(Reason.BROKEN_REQUEST, INVALID_NAME.formatted("other")),
                                TO_NOBODY))
                .isEqualTo(Reason.BROKEN_REQUEST);
        assertThat(
                        Prose.reason(
                                refusal(
                                        Reason.BROKEN_REQUEST,
                                        "messages: too long for gpt-nobody-has"),
                                TO_NOBODY))
                .isEqualTo(Reason.BROKEN_REQUEST);
        assertThat(
                        Prose.reason(
                                refusal(
                                        Reason.UNEXPLAINED,
                                        INVALID_NAME.formatted("gpt-nobody-has")),
                                TO_NOBODY))
                .isEqualTo(Reason.UNEXPLAINED);
    }

    @Test
    @DisplayName("CHAT-6: a request that was broken on purpose was not refused for its model")
    void a_broken_request_is_broken() {
        Refusal refusal = refusal(Reason.BROKEN_REQUEST, INVALID_NAME.formatted("gpt-nobody-has"));

        assertThat(Prose.reason(refusal, TO_NOBODY.breaking(Breach.NO_MODEL)))
                .isEqualTo(Reason.BROKEN_REQUEST);
    }

    @ParameterizedTest
    @DisplayName("CHAT-6: the one part that a message speaks of is the one it names")
    @CsvSource(
            delimiter = '|',
            value = {
                "max_tokens must be at least 1, got 0. model group 'a' failed | TOKEN_LIMIT",
                "Missing required parameter: 'messages'. | MESSAGES",
                "messages.0.role: expected user | ROLE",
                "Invalid model name passed in model=None | MODEL",
            })
    void names_what_it_speaks_of(String message, RequestField field) {
        assertThat(Prose.field(refusal(Reason.BROKEN_REQUEST, message))).contains(field);
    }

    @ParameterizedTest
    @DisplayName("CHAT-6: a message that speaks of nothing, or of everything, names nothing")
    @CsvSource(
            delimiter = '|',
            value = {
                "Bad request",
                "could not parse {model, messages, max_tokens, temperature}",
                "the streaming_model is too messages_like",
                "The context length of this model is 131072 tokens",
            })
    void names_nothing(String message) {
        assertThat(Prose.field(refusal(Reason.BROKEN_REQUEST, message))).isEmpty();
    }

    @Test
    void what_is_named_goes_before_what_is_spoken_of() {
        Refusal named =
                new Refusal(
                        Reason.BROKEN_REQUEST,
                        "max_tokens",
                        Optional.of(RequestField.STREAM),
                        Optional.empty(),
                        List.of(),
                        nothing());

        assertThat(Prose.field(named)).contains(RequestField.STREAM);
    }

    private static Refusal refusal(Reason reason, String message) {
        return new Refusal(
                reason, message, Optional.empty(), Optional.empty(), List.of(), nothing());
    }

    private static Trail nothing() {
        return new Trail(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
