package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("TENANT-6: the limits of a tenant")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {
    private static final String SETTINGS = "/api/v1/admin/tenant/settings";
    private static final String UNLIMITED =
            "{\"budget\":null,\"requests_per_minute\":null,\"allowed_models\":null,"
                    + "\"price_list\":["
                    + "{\"model\":\"llama\",\"prompt_price\":\"0.15\",\"completion_price\":\"0.6\"},"
                    + "{\"model\":\"phi\",\"prompt_price\":\"0.07\",\"completion_price\":\"0.14\"}]}";

    private RouterFixture fixture;
    private String admin;
    private String operator;
    private String viewer;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
        fixture.engine.when(EngineTexts.answers("Hi", 1, 1));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void a_tenant_of_its_own() throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"Own\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        admin = RouterFixture.token("ada", tenant, "admin");
        operator = RouterFixture.token("otto", tenant, "operator");
        viewer = RouterFixture.token("vera", tenant, "viewer");
    }

    private String read() throws Exception {
        HttpResponse<String> response = fixture.send("GET", SETTINGS, admin, null);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> change(String body) throws Exception {
        return fixture.send("PATCH", SETTINGS, admin, body);
    }

    private String changed(String body) throws Exception {
        HttpResponse<String> response = change(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(read()).isEqualTo(response.body());
        return response.body();
    }

    private int ask(String token) throws Exception {
        return fixture.chat(token, RouterFixture.body("")).statusCode();
    }

    private int entries() throws Exception {
        return fixture.ledger(admin, Map.of()).size();
    }

    @Test
    void a_new_tenant_has_no_limits_and_the_whole_price_list() throws Exception {
        assertThat(read()).isEqualTo(UNLIMITED);
    }

    @Test
    void what_is_absent_stays_and_what_is_null_is_no_limit_any_more() throws Exception {
        changed(
                "{\"budget\":\"12.50\",\"requests_per_minute\":7,\"allowed_models\":[\"phi\",\"phi\"]}");
        assertThat(changed("{}"))
                .isEqualTo(
                        "{\"budget\":\"12.5\",\"requests_per_minute\":7,\"allowed_models\":[\"phi\"],"
                                + "\"price_list\":[{\"model\":\"phi\",\"prompt_price\":\"0.07\","
                                + "\"completion_price\":\"0.14\"}]}");
        assertThat(changed("{\"budget\":null}"))
                .startsWith(
                        "{\"budget\":null,\"requests_per_minute\":7,\"allowed_models\":[\"phi\"],");
        assertThat(changed("{\"requests_per_minute\":null,\"allowed_models\":null}"))
                .isEqualTo(UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "budget              | {\"budget\":12.5}",
                "budget              | {\"budget\":\"-1\"}",
                "budget              | {\"budget\":\"\"}",
                "budget              | {\"budget\":\"1e5\"}",
                "budget              | {\"budget\":\"1,5\"}",
                "budget              | {\"budget\":\" 1\"}",
                "budget              | {\"budget\":\".5\"}",
                "budget              | {\"budget\":\"NaN\"}",
                "budget              | {\"budget\":\"1234567890123\"}",
                "budget              | {\"budget\":\"0.1234567890123\"}",
                "budget              | {\"budget\":\"1'; drop table tenants; --\"}",
                "requests_per_minute | {\"requests_per_minute\":0}",
                "requests_per_minute | {\"requests_per_minute\":-1}",
                "requests_per_minute | {\"requests_per_minute\":1.5}",
                "requests_per_minute | {\"requests_per_minute\":2147483648}",
                "requests_per_minute | {\"requests_per_minute\":\"7\"}",
                "allowed_models      | {\"allowed_models\":\"llama\"}",
                "allowed_models      | {\"allowed_models\":[\"llama\",\"gpt-9\"]}",
                "allowed_models      | {\"allowed_models\":[1]}",
                "allowed_models      | {\"allowed_models\":[null]}",
                "price_list          | {\"price_list\":[]}",
                "price_list          | {\"budget\":\"1\",\"price_list\":null}",
                "tenant_id           | {\"budget\":\"1\",\"tenant_id\":\"x\"}",
            })
    @DisplayName("CHAT-6 holds for settings: the field is named, nothing is changed")
    void a_broken_change_is_refused(String param, String body) throws Exception {
        HttpResponse<String> response = change(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(fixture.jsonOf(response).at("/error/param").asText()).isEqualTo(param);
        assertThat(read()).isEqualTo(UNLIMITED);
    }

    @Test
    @DisplayName("ROLE-1: operators and viewers neither read nor change settings")
    void others_may_not() throws Exception {
        for (String token : new String[] {operator, viewer}) {
            assertThat(fixture.send("GET", SETTINGS, token, null).statusCode()).isEqualTo(403);
            assertThat(fixture.send("PATCH", SETTINGS, token, "{\"budget\":\"0\"}").statusCode())
                    .isEqualTo(403);
        }
        assertThat(read()).isEqualTo(UNLIMITED);
    }

    @Test
    void one_request_more_than_the_limit_is_told_when_to_come_back() throws Exception {
        changed("{\"requests_per_minute\":2}");
        assertThat(ask(operator)).isEqualTo(200);
        assertThat(ask(admin)).isEqualTo(200);
        HttpResponse<String> refused = fixture.chat(operator, RouterFixture.body(""));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(fixture.jsonOf(refused).at("/error/type").asText())
                .isEqualTo("rate_limit_exceeded");
        assertThat(refused.headers().firstValue("retry-after").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        assertThat(fixture.chat(operator, RouterFixture.body("\"stream\":true")).statusCode())
                .isEqualTo(429);
        assertThat(entries()).isEqualTo(2);
        assertThat(ask(fixture.otto)).isEqualTo(200);

        changed("{\"requests_per_minute\":3}");
        assertThat(ask(operator)).isEqualTo(200);
        assertThat(ask(operator)).isEqualTo(429);
        changed("{\"requests_per_minute\":null}");
        assertThat(ask(operator)).isEqualTo(200);
        assertThat(entries()).isEqualTo(4);
    }

    @Test
    @DisplayName("ROLE-5: only what passes every other check counts for the minute")
    void what_is_refused_for_another_reason_does_not_count() throws Exception {
        changed("{\"requests_per_minute\":1,\"allowed_models\":[\"llama\"]}");
        assertThat(ask(viewer)).isEqualTo(403);
        assertThat(ask(null)).isEqualTo(401);
        assertThat(fixture.chat(operator, "{\"model\":\"llama\"}").statusCode()).isEqualTo(422);
        assertThat(modelAsked("gpt-9")).isEqualTo(404);
        assertThat(modelAsked("phi")).isEqualTo(403);
        changed("{\"budget\":\"0\"}");
        assertThat(ask(operator)).isEqualTo(429);
        changed("{\"budget\":null}");
        assertThat(ask(operator)).isEqualTo(200);
        assertThat(ask(operator)).isEqualTo(429);
        assertThat(entries()).isEqualTo(1);
    }

    private int modelAsked(String model) throws Exception {
        return fixture.chat(operator, RouterFixture.body("").replace("llama", model)).statusCode();
    }

    @Test
    void a_spent_budget_is_refused_without_a_time_to_come_back() throws Exception {
        assertThat(ask(operator)).isEqualTo(200);
        String cost = fixture.ledger(admin, Map.of()).at("/0/cost").asText();
        changed("{\"budget\":\"" + cost + "\"}");
        HttpResponse<String> refused = fixture.chat(operator, RouterFixture.body(""));
        assertThat(refused.statusCode()).isEqualTo(429);
        JsonNode error = fixture.jsonOf(refused).path("error");
        assertThat(error.path("type").asText()).isEqualTo("budget_exceeded");
        assertThat(refused.headers().firstValue("retry-after")).isEmpty();
        assertThat(ask(fixture.otto)).isEqualTo(200);

        changed("{\"budget\":\"" + cost + "1\"}");
        assertThat(ask(operator)).isEqualTo(200);
        assertThat(ask(operator)).isEqualTo(429);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void a_budget_of_zero_is_spent_from_the_first() throws Exception {
        changed("{\"budget\":\"0\"}");
        assertThat(ask(operator)).isEqualTo(429);
        assertThat(entries()).isZero();
    }

    @Test
    void of_fifty_requests_at_the_same_moment_exactly_so_many_pass() throws Exception {
        changed("{\"requests_per_minute\":17}");
        List<Integer> statuses =
                atOnce(Collections.<Callable<Integer>>nCopies(50, () -> ask(operator)));
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(17);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(33);
        assertThat(entries()).isEqualTo(17);
    }

    @Test
    void two_changes_at_the_same_moment_are_both_kept() throws Exception {
        for (int round = 1; round <= 20; round++) {
            String budget = "{\"budget\":\"" + round + "\"}";
            String requests = "{\"requests_per_minute\":" + round + "}";
            List<Integer> statuses =
                    atOnce(
                            List.of(
                                    () -> change(budget).statusCode(),
                                    () -> change(requests).statusCode()));
            assertThat(statuses).containsExactly(200, 200);
            assertThat(read())
                    .startsWith(
                            "{\"budget\":\"%d\",\"requests_per_minute\":%d,"
                                    .formatted(round, round));
        }
    }

    @Test
    @DisplayName("ROLE-4: of two who are made under one name at the same moment, one is made")
    void one_name_is_given_once() throws Exception {
        String body = "{\"external_id\":\"mia\",\"role\":\"viewer\"}";
        List<Integer> statuses =
                atOnce(
                        IntStream.range(0, 8)
                                .<Callable<Integer>>mapToObj(
                                        i ->
                                                () ->
                                                        fixture.send(
                                                                        "POST",
                                                                        "/api/v1/admin/users",
                                                                        admin,
                                                                        body)
                                                                .statusCode())
                                .toList());
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(7);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : callers.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        } finally {
            callers.shutdown();
        }
    }
}
