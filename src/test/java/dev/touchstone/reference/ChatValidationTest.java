package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName(
        "CHAT-5, CHAT-6, CHAT-8: what is refused names the field, asks no engine, costs nothing")
class ChatValidationTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
        fixture.engine.when(EngineTexts.answers("ok", 1, 1));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void forget() {
        fixture.engine.chats.clear();
    }

    private JsonNode refused(String token, String body, int status) throws Exception {
        JsonNode before = fixture.ledger(fixture.ada, Map.of());
        HttpResponse<String> response = fixture.chat(token, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(fixture.engine.chats).isEmpty();
        assertThat(fixture.ledger(fixture.ada, Map.of())).isEqualTo(before);
        JsonNode answer = fixture.jsonOf(response);
        assertThat(answer.path("detail")).isEqualTo(answer.at("/error/message"));
        return answer.path("error");
    }

    @Test
    @DisplayName("CHAT-6: 7.0 is a whole number, as JSON Schema has it")
    void a_whole_number_may_be_written_with_a_point() throws Exception {
        String body = RouterFixture.body("\"max_tokens\":7.0");
        assertThat(fixture.chat(fixture.otto, body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model             | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "model             | {\"model\":7,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "model             | {\"model\":\"\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "messages          | {\"model\":\"llama\"}",
                "messages          | {\"model\":\"llama\",\"messages\":[]}",
                "messages          | {\"model\":\"llama\",\"messages\":\"x\"}",
                "messages[0]       | {\"model\":\"llama\",\"messages\":[\"x\"]}",
                "messages[0].role  | {\"model\":\"llama\",\"messages\":[{\"content\":\"x\"}]}",
                "messages[1].role  | {\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"},"
                        + "{\"role\":\"king\",\"content\":\"x\"}]}",
                "messages[0].content | {\"model\":\"llama\",\"messages\":[{\"role\":\"user\"}]}",
                "messages[0].content | {\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":null}]}",
                "messages[0].content | {\"model\":\"llama\",\"messages\":[{\"role\":\"user\",\"content\":3}]}",
            })
    void the_model_and_the_messages(String param, String body) throws Exception {
        JsonNode error = refused(fixture.otto, body, 422);
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asText()).contains(param);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_tokens  | 0",
                "max_tokens  | -1",
                "max_tokens  | 1.5",
                "max_tokens  | \"5\"",
                "max_tokens  | 99999999999",
                "temperature | -0.1",
                "temperature | 2.1",
                "temperature | \"hot\"",
                "stream      | \"yes\"",
                "stream_options | {\"include_usage\":true}",
                "timeout     | 0",
                "timeout     | -3",
                "timeout     | 601",
                "timeout     | \"1\"",
                "metadata    | \"x\"",
                "metadata.a  | {\"a\":1}",
                "metadata.trace_id | {\"trace_id\":\"a b\"}",
                "metadata.trace_id | {\"trace_id\":\"a\\r\\nx-evil: 1\"}",
                "metadata.trace_id | {\"trace_id\":\"\"}",
                "priority    | 0",
                "priority    | 4",
                "priority    | \"high\"",
                "task_type   | \"poetry\"",
                "orchestration_mode | \"chaos\"",
            })
    void a_field_out_of_its_range(String param, String value) throws Exception {
        String field = param.replaceAll("\\..*", "");
        JsonNode error = refused(fixture.otto, body("\"" + field + "\":" + value), 422);
        assertThat(error.path("param").asText()).isEqualTo(param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"max_tokens\":1",
                "\"temperature\":0",
                "\"temperature\":2",
                "\"timeout\":0.9",
                "\"priority\":1",
                "\"priority\":3",
                "\"task_type\":\"reasoning\"",
                "\"metadata\":{}",
                "\"max_tokens\":null",
                "\"something_new\":{\"x\":1}"
            })
    void a_field_within_its_range_is_served(String field) throws Exception {
        assertThat(fixture.chat(fixture.otto, body(field)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{\"model\":",
                "{\"model\":\"llama\",\"model\":\"phi\"}",
                "{} {}"
            })
    void what_is_no_json(String body) throws Exception {
        assertThat(refused(fixture.otto, body, 400).path("code").asText())
                .isEqualTo("invalid_json");
    }

    @Test
    void json_of_another_kind() throws Exception {
        assertThat(refused(fixture.otto, "[]", 422).path("param").isNull()).isTrue();
    }

    @Test
    void a_body_over_the_limit() throws Exception {
        refused(fixture.otto, body("\"x\":\"" + "y".repeat(1 << 20) + "\""), 413);
        String exact = body("\"x\":\"\"");
        String full =
                exact.replace("\"x\":\"", "\"x\":\"" + "y".repeat((1 << 20) - exact.length()));
        assertThat(fixture.chat(fixture.otto, full).statusCode()).isEqualTo(200);
    }

    @Test
    void a_model_that_does_not_exist() throws Exception {
        JsonNode error = refused(fixture.otto, body("").replace("llama", "gpt-9"), 404);
        assertThat(error.path("param").asText()).isEqualTo("model");
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void a_model_that_the_tenant_may_not_use() throws Exception {
        String id =
                fixture.newTenant(
                                "{\"name\":\"Small\",\"allowed_models\":[\"phi\"],\"users\":"
                                        + RouterFixture.PEOPLE
                                        + "}")
                        .path("id")
                        .asText();
        String otto = RouterFixture.token("otto", id, "operator");
        JsonNode error = refused(otto, body(""), 403);
        assertThat(error.path("param").asText()).isEqualTo("model");
        fixture.other.when(EngineTexts.answers("ok", 1, 1));
        assertThat(fixture.chat(otto, body("").replace("llama", "phi")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_viewer_may_not_chat_and_a_stranger_is_unknown() throws Exception {
        refused(fixture.vera, body(""), 403);
        refused(null, body(""), 401);
    }
}
