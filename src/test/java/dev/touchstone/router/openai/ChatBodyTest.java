package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Breach;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatBodyTest {

    private static final ChatRequest PLAIN = ChatRequest.of("phi-4", List.of(Message.user("Hi")));

    @Test
    void the_plainest_request_has_nothing_but_model_and_messages() {
        assertThat(ChatBody.of(PLAIN, false))
                .isEqualTo(
                        "{\"model\":\"phi-4\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    }

    @Test
    void everything_that_was_asked_for_is_in_the_request() {
        Identifiers names =
                new Identifiers(
                        Optional.of("t"), Optional.of("r"), Optional.of("u"), Optional.of("s"));
        ChatRequest request =
                PLAIN.limitedTo(7)
                        .limitedAnew(8)
                        .at(new BigDecimal("0.7"))
                        .with(Map.of("stop", List.of("a")))
                        .within(Duration.ofMillis(1500))
                        .reportingUsage()
                        .identifiedBy(names);

        assertThat(ChatBody.of(request, true))
                .isEqualTo(
                        "{\"model\":\"phi-4\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                                + "\"max_tokens\":7,\"max_completion_tokens\":8,\"temperature\":0.7,\"stop\":[\"a\"],\"timeout\":1.5,\"stream\":true,"
                                + "\"stream_options\":{\"include_usage\":true},"
                                + "\"metadata\":{\"tenant\":\"t\",\"trace_id\":\"r\",\"user_id\":\"u\",\"session_id\":\"s\"}}");
    }

    @Test
    void usage_is_only_asked_for_on_a_stream() {
        assertThat(ChatBody.of(PLAIN.reportingUsage(), false)).doesNotContain("stream");
        assertThat(ChatBody.of(PLAIN, true)).contains("\"stream\":true").doesNotContain("usage");
    }

    @ParameterizedTest
    @EnumSource
    void every_breach_breaks_its_own_part_and_nothing_else(Breach breach) {
        assertThat(ChatBody.of(PLAIN.breaking(breach), false)).isEqualTo(broken().get(breach));
    }

    private static Map<Breach, String> broken() {
        String hi = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        String phi = "\"model\":\"phi-4\"";
        String whole = phi + "," + hi + ",";
        Map<Breach, String> broken = new EnumMap<>(Breach.class);
        broken.put(Breach.NO_MODEL, hi);
        broken.put(Breach.MODEL_IS_A_NUMBER, "\"model\":7," + hi);
        broken.put(Breach.NO_MESSAGES, phi + ",\"user\":\"Hi\"");
        broken.put(Breach.EMPTY_MESSAGES, phi + ",\"messages\":[],\"user\":\"Hi\"");
        broken.put(Breach.MESSAGES_ARE_TEXT, phi + ",\"messages\":\"Hi\"");
        broken.put(
                Breach.UNKNOWN_ROLE,
                phi + ",\"messages\":[{\"role\":\"stranger\",\"content\":\"Hi\"}]");
        broken.put(Breach.NO_CONTENT, phi + ",\"messages\":[{\"role\":\"user\"}]");
        String said = phi + "," + hi.substring(0, hi.length() - 1);
        broken.put(
                Breach.LATER_UNKNOWN_ROLE,
                said + ",{\"role\":\"stranger\",\"content\":\"And now?\"}]");
        broken.put(Breach.LATER_NO_CONTENT, said + ",{\"role\":\"user\"}]");
        broken.put(Breach.NEWER_TOKEN_LIMIT_OF_ZERO, whole + "\"max_completion_tokens\":0");
        broken.put(
                Breach.STREAM_OPTIONS_ALONE, whole + "\"stream_options\":{\"include_usage\":true}");
        broken.put(Breach.TOKEN_LIMIT_OF_ZERO, whole + "\"max_tokens\":0");
        broken.put(Breach.NEGATIVE_TOKEN_LIMIT, whole + "\"max_tokens\":-1");
        broken.put(Breach.TOKEN_LIMIT_IN_WORDS, whole + "\"max_tokens\":\"ten\"");
        broken.put(Breach.TEMPERATURE_TOO_HIGH, whole + "\"temperature\":2.1");
        broken.put(Breach.NEGATIVE_TEMPERATURE, whole + "\"temperature\":-0.1");
        broken.put(Breach.STREAM_IN_WORDS, whole + "\"stream\":\"maybe\"");
        broken.put(Breach.FALLBACK_IN_WORDS, whole + "\"disable_fallbacks\":\"maybe\"");
        broken.put(Breach.UNKNOWN_TASK_TYPE, whole + "\"task_type\":\"gardening\"");
        broken.put(Breach.TASK_TYPE_IN_CAPITALS, whole + "\"task_type\":\"CODE\"");
        broken.put(Breach.PRIORITY_OF_ZERO, whole + "\"priority\":0");
        broken.put(Breach.PRIORITY_OF_FOUR, whole + "\"priority\":4");
        broken.put(Breach.PRIORITY_IN_WORDS, whole + "\"priority\":\"high\"");
        broken.put(Breach.UNKNOWN_MODE, whole + "\"orchestration_mode\":\"committee\"");
        broken.put(Breach.MODE_IN_CAPITALS, whole + "\"orchestration_mode\":\"DEBATE\"");
        broken.put(Breach.MODE_IS_A_NUMBER, whole + "\"orchestration_mode\":2");
        broken.put(Breach.TIMEOUT_OF_ZERO, whole + "\"timeout\":0");
        broken.replaceAll((breach, body) -> "{" + body + "}");
        return broken;
    }
}
