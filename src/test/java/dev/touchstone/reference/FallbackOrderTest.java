package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three engines of one model: more than the acceptance run has behind any. */
@ExtendWith(PostgresExtension.class)
class FallbackOrderTest {
    // As long as each request has: who gives an engine less time than the router rests nobody.
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final CoolDown AFTER_ONE = new CoolDown(1, Duration.ofSeconds(30));

    private final FakeEngine third = FakeEngine.serving("llama");
    private RouterFixture fixture;

    @BeforeEach
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database, config -> withThreeEngines(config, third));
        fixture.engine.when(chat -> chat.json("500 Down", "{}"));
        fixture.other.when(FakeEngine.Chat::awaitHangUp);
        third.when(EngineTexts.answers("From the third", 1, 1));
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        third.close();
    }

    private static ReferenceConfig withThreeEngines(ReferenceConfig config, FakeEngine third) {
        ModelConfig llama = config.models().get(0);
        ModelConfig phi = config.models().get(1);
        List<DeploymentConfig> all =
                List.of(
                        llama.deployments().get(0),
                        phi.deployments().get(0),
                        new DeploymentConfig("third", third.url()));
        return ReferenceConfig.of(
                        config.database(),
                        config.identity(),
                        config.encryption(),
                        List.of(new ModelConfig(llama.id(), llama.provider(), llama.prices(), all)))
                .under(Policy.usual().patient(PATIENCE).resting(Optional.of(AFTER_ONE)));
    }

    private HttpResponse<String> ask(String further) throws Exception {
        return fixture.chat(fixture.otto, RouterFixture.body("\"timeout\":0.3" + further));
    }

    @Test
    @DisplayName("FALLBACK-1, 3, 8: each engine is asked once, in order, until one answers")
    void the_third_engine_answers_when_two_have_failed() throws Exception {
        HttpResponse<String> response = ask(",\"metadata\":{\"trace_id\":\"three\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("From the third");
        assertThat(response.headers().firstValue("x-served-by")).contains("third");
        assertThat(response.headers().firstValue("x-attempts")).contains("3");
        assertThat(List.of(fixture.engine.chats.size(), fixture.other.chats.size()))
                .containsExactly(1, 1);
        assertThat(third.chats).hasSize(1);
        JsonNode entry = fixture.ledger(fixture.ada, Map.of("trace_id", "three")).get(0);
        assertThat(entry.path("deployment").asText()).isEqualTo("third");
        assertThat(entry.path("attempts").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "FALLBACK-5, 10: all three are listed in order; then all rest, and nobody is asked")
    void when_all_three_fail_all_three_are_told_and_then_rest(boolean stream) throws Exception {
        third.when(chat -> chat.json("429 Busy", "{}"));

        JsonNode attempts = fixture.jsonOf(ask(",\"stream\":" + stream)).path("attempts");

        assertThat(attempts.findValuesAsText("deployment"))
                .containsExactly("llama-a", "phi-a", "third");
        assertThat(attempts.findValuesAsText("outcome"))
                .containsExactly("error", "timeout", "rate_limited");
        assertThat(attempts.get(1).path("duration_ms").asInt()).isBetween(300, 5_000);

        HttpResponse<String> resting = ask(",\"stream\":" + stream);
        assertThat(resting.statusCode()).isEqualTo(503);
        assertThat(fixture.jsonOf(resting).at("/error/code").asText()).isEqualTo("engines_resting");
        assertThat(Integer.parseInt(resting.headers().firstValue("retry-after").orElseThrow()))
                .isBetween(10, 30);
        assertThat(third.chats).hasSize(1);
    }

    @Test
    @DisplayName("FALLBACK-10: who rests is passed over, and is no attempt")
    void an_engine_that_rests_is_passed_over() throws Exception {
        ask("");
        HttpResponse<String> response = ask("");

        assertThat(response.headers().firstValue("x-served-by")).contains("third");
        assertThat(response.headers().firstValue("x-attempts")).contains("1");
        assertThat(fixture.engine.chats).hasSize(1);
    }
}
