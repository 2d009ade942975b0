package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatAnswerTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    @DisplayName("CHAT-1, LEDGER-1 to 4")
    void an_answer_comes_whole_and_is_entered_exactly() throws Exception {
        fixture.engine.when(EngineTexts.answers("Hi Otto", 7, 3));

        HttpResponse<String> response =
                fixture.chat(fixture.otto, body("\"metadata\":{\"trace_id\":\"trace-1\"}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String requestId = response.headers().firstValue("x-request-id").orElseThrow();
        assertThat(response.headers().firstValue("x-served-by")).contains("llama-a");
        assertThat(response.headers().firstValue("x-attempts")).contains("1");
        assertThat(response.headers().firstValue("x-trace-id")).contains("trace-1");
        // 7 * 0.15 + 3 * 0.6 = 2.85 US dollars per million
        assertThat(response.headers().firstValue("x-cost")).contains("0.00000285");
        JsonNode answer = fixture.jsonOf(response);
        assertThat(answer.path("id").asText()).isEqualTo("chatcmpl-" + requestId);
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.path("model").asText()).isEqualTo("llama");
        assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("Hi Otto");
        assertThat(answer.at("/choices/0/message/role").asText()).isEqualTo("assistant");
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(answer.path("usage")).isEqualTo(fixture.json.readTree(EngineTexts.usage(7, 3)));

        JsonNode entries = fixture.ledger(fixture.vera, Map.of("trace_id", "trace-1"));
        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.path("request_id").asText()).isEqualTo(requestId);
        assertThat(entry.path("tenant_id").asText()).isEqualTo(fixture.tenant);
        assertThat(entry.path("user_id").asText()).isEqualTo("otto");
        assertThat(entry.path("model").asText()).isEqualTo("llama");
        assertThat(entry.path("deployment").asText()).isEqualTo("llama-a");
        assertThat(entry.path("prompt_tokens").asInt()).isEqualTo(7);
        assertThat(entry.path("completion_tokens").asInt()).isEqualTo(3);
        assertThat(entry.path("total_tokens").asInt()).isEqualTo(10);
        assertThat(entry.path("cost").textValue()).isEqualTo("0.00000285");
        assertThat(entry.path("status").asText()).isEqualTo("ok");
        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
    }
}
