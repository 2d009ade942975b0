package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

@DisplayName("TENANT-6, ROLE-5: a tenant's limits hold for what is said in conversations")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationLimitsTest {
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

    private RouterFixture fixture;
    private String admin;
    private String operator;
    private String viewer;
    private String conversation;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
        fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
        fixture.other.when(EngineTexts.answers("Hi", 1, 1));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    /** With one conversation, in which one question was answered. */
    @BeforeEach
    void a_tenant_of_its_own() throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"Own\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        admin = RouterFixture.token("ada", tenant, "admin");
        operator = RouterFixture.token("otto", tenant, "operator");
        viewer = RouterFixture.token("vera", tenant, "viewer");
        conversation =
                fixture.jsonOf(said(operator, "\"message\":\"Hello\"", 200))
                        .path("conversation_id")
                        .asText();
        fixture.engine.chats.clear();
        fixture.other.chats.clear();
    }

    private HttpResponse<String> say(String token, String fields) throws Exception {
        return fixture.send("POST", "/api/v1/chat", token, "{" + fields + "}");
    }

    private HttpResponse<String> said(String token, String fields, int status) throws Exception {
        HttpResponse<String> response = say(token, fields);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response;
    }

    private String here(String fields) {
        return "\"conversation_id\":\"" + conversation + "\"," + fields;
    }

    private void limit(String body) throws Exception {
        HttpResponse<String> response =
                fixture.send("PATCH", "/api/v1/admin/tenant/settings", admin, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    /** All that a refusal could have left: conversations, messages, entries, what was used. */
    private List<String> traces() throws Exception {
        return List.of(
                fixture.send("GET", CONVERSATIONS, admin, null).body(),
                fixture.send("GET", CONVERSATIONS + "/" + conversation, admin, null).body(),
                fixture.send("GET", CONVERSATIONS + "/" + conversation + "/messages", admin, null)
                        .body(),
                fixture.ledger(admin, Map.of()).toString(),
                fixture.send("GET", "/api/v1/analytics/summary", admin, null).body());
    }

    private int asked() {
        return fixture.engine.chats.size() + fixture.other.chats.size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"requests_per_minute\":1} | rate_limit_exceeded",
                "{\"budget\":\"0.0000015\"}   | budget_exceeded",
            })
    void beyond_them_nothing_is_said_asked_or_kept(String limits, String type) throws Exception {
        limit(limits);
        said(operator, here("\"message\":\"The last one\""), 200);
        fixture.engine.chats.clear();
        List<String> before = traces();
        for (String fields :
                new String[] {
                    "\"message\":\"In a new one\"",
                    "\"message\":\"In a new one\",\"stream\":true",
                    here("\"message\":\"Here\""),
                    here("\"message\":\"Here\",\"stream\":true")
                }) {
            HttpResponse<String> refused = said(operator, fields, 429);
            JsonNode error = fixture.jsonOf(refused).path("error");
            assertThat(error.path("type").asText()).as(fields).isEqualTo(type);
            assertThat(refused.headers().firstValue("x-conversation-id")).as(fields).isEmpty();
        }
        assertThat(traces()).isEqualTo(before);
        assertThat(asked()).isZero();

        limit("{\"requests_per_minute\":null,\"budget\":null}");
        said(operator, here("\"message\":\"Here\""), 200);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void both_doors_count_for_the_same_minute() throws Exception {
        limit("{\"requests_per_minute\":2}");
        assertThat(fixture.chat(admin, RouterFixture.body("")).statusCode()).isEqualTo(200);
        said(admin, here("\"message\":\"Here\""), 200);
        said(operator, "\"message\":\"In a new one\"", 429);
        assertThat(fixture.chat(operator, RouterFixture.body("")).statusCode()).isEqualTo(429);
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void what_is_refused_for_another_reason_does_not_count() throws Exception {
        limit("{\"requests_per_minute\":1,\"allowed_models\":[\"llama\"]}");
        List<String> before = traces();
        said(viewer, here("\"message\":\"Here\""), 403);
        said(null, here("\"message\":\"Here\""), 401);
        said(operator, here("\"message\":7"), 422);
        said(operator, here("\"message\":\"Here\",\"model\":\"gpt-9\""), 404);
        said(operator, here("\"message\":\"Here\",\"model\":\"phi\""), 403);
        said(operator, "\"message\":\"There\",\"conversation_id\":\"" + NOBODYS + "\"", 404);
        said(fixture.otto, here("\"message\":\"From another tenant\""), 404);
        assertThat(traces()).isEqualTo(before);
        assertThat(asked()).isZero();

        said(operator, here("\"message\":\"Here\""), 200);
        said(operator, here("\"message\":\"Here\""), 429);
    }

    @Test
    void of_twenty_at_the_same_moment_exactly_so_many_are_kept() throws Exception {
        limit("{\"requests_per_minute\":8}");
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            Callable<Integer> one = () -> say(operator, here("\"message\":\"Here\"")).statusCode();
            int kept = 0;
            for (Future<Integer> each : callers.invokeAll(Collections.nCopies(20, one))) {
                assertThat(each.get()).isIn(200, 429);
                kept += each.get() == 200 ? 1 : 0;
            }
            assertThat(kept).isEqualTo(8);
        } finally {
            callers.shutdown();
        }
        JsonNode history =
                fixture.jsonOf(
                        fixture.send(
                                "GET",
                                CONVERSATIONS + "/" + conversation + "/messages?limit=100",
                                admin,
                                null));
        assertThat(history).hasSize(2 * (1 + 8));
        assertThat(history.findValuesAsText("status")).containsOnly("complete");
        assertThat(fixture.ledger(admin, Map.of())).hasSize(1 + 8);
        assertThat(asked()).isEqualTo(8);
    }

    @Test
    @DisplayName("TENANT-6: without a name, the first model that the tenant may use is asked")
    void the_model_is_one_of_the_allowed() throws Exception {
        limit("{\"allowed_models\":[\"phi\"]}");
        assertThat(
                        fixture.jsonOf(said(operator, here("\"message\":\"Here\""), 200))
                                .path("model")
                                .asText())
                .isEqualTo("phi");
        said(operator, here("\"message\":\"Here\",\"model\":\"llama\""), 403);
        assertThat(fixture.engine.chats).isEmpty();
        assertThat(fixture.other.chats).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"message\":\"In a new one\"", "\"message\":\"New\",\"stream\":true"})
    void a_tenant_without_models_begins_no_conversation(String fields) throws Exception {
        limit("{\"allowed_models\":[]}");
        List<String> before = traces();
        said(operator, fields, 403);
        assertThat(traces()).isEqualTo(before);
        assertThat(asked()).isZero();
    }
}
