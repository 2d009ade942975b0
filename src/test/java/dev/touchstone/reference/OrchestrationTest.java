package dev.touchstone.reference;

import static dev.touchstone.reference.RouterFixture.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("ORCHESTRATION: what no scenario can see of several models' work")
class OrchestrationTest {
    private RouterFixture fixture;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture =
                new RouterFixture(
                        database,
                        config -> config.under(config.policy().resting(Optional.empty())));
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void forget() {
        fixture.engine.chats.clear();
        fixture.other.chats.clear();
        fixture.engine.when(EngineTexts.answers("Four.", 3, 2));
        fixture.other.when(EngineTexts.answers("Five.", 5, 1));
    }

    private static String in(String mode, String trace) {
        return body(
                "\"max_tokens\":9,\"orchestration_mode\":\"%s\",\"metadata\":{\"trace_id\":\"%s\"}"
                        .formatted(mode, trace));
    }

    private Socket ask(String json) throws Exception {
        Socket socket = new Socket("127.0.0.1", fixture.router.url().getPort());
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /v1/chat/completions HTTP/1.1\r\nhost: router\r\ncontent-length: %d\r\nauthorization: Bearer %s\r\n\r\n"
                        .formatted(bytes.length, fixture.otto);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    /** Model and status of each entry, the first call first. */
    private List<String> entries(String trace, int number) throws Exception {
        await().atMost(Duration.ofSeconds(5))
                .until(
                        () ->
                                fixture.ledger(fixture.ada, Map.of("trace_id", trace)).size()
                                        == number);
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : fixture.ledger(fixture.ada, Map.of("trace_id", trace))) {
            entries.add(
                    entry.path("call").asInt()
                            + " "
                            + entry.path("model").asText()
                            + " "
                            + entry.path("status").asText());
        }
        return entries.stream().sorted().toList();
    }

    @Test
    void who_hangs_up_stops_every_model_and_pays_for_what_each_was_asked() throws Exception {
        CountDownLatch stopped = new CountDownLatch(2);
        for (FakeEngine engine : List.of(fixture.engine, fixture.other)) {
            engine.when(
                    chat -> {
                        chat.awaitHangUp();
                        stopped.countDown();
                    });
        }
        try (Socket socket = ask(in("debate", "both-stop"))) {
            fixture.engine.chats.take();
            fixture.other.chats.take();
            assertThat(socket.isConnected()).isTrue();
        }
        assertThat(stopped.await(2, TimeUnit.SECONDS)).as("both engines stop").isTrue();
        assertThat(entries("both-stop", 2)).containsExactly("1 llama aborted", "2 phi aborted");
    }

    @Test
    void who_hangs_up_between_two_calls_has_no_further_model_asked() throws Exception {
        fixture.other.when(FakeEngine.Chat::awaitHangUp);
        try (Socket socket = ask(in("critique", "no-more"))) {
            fixture.other.chats.take();
            assertThat(socket.isConnected()).isTrue();
        }
        assertThat(entries("no-more", 2)).containsExactly("1 llama ok", "2 phi aborted");
        assertThat(fixture.engine.chats).as("requests to the writer").hasSize(1);
    }

    @Test
    void each_call_gets_the_callers_settings_and_nothing_that_is_the_routers() throws Exception {
        assertThat(fixture.chat(fixture.otto, in("ensemble", "settings")).statusCode())
                .isEqualTo(200);
        for (FakeEngine engine : List.of(fixture.engine, fixture.other)) {
            JsonNode sent = engine.chats.take().body();
            assertThat(sent.path("max_tokens").asInt()).isEqualTo(9);
            assertThat(sent.has("orchestration_mode")).isFalse();
            assertThat(sent.at("/metadata/trace_id").asText()).isEqualTo("settings");
        }
    }

    @Test
    void what_one_engine_finds_wrong_is_told_and_the_other_answer_stays_paid() throws Exception {
        fixture.other.when(
                chat ->
                        chat.json(
                                "400 Bad Request",
                                "{\"error\":{\"message\":\"too long\",\"param\":\"messages\"}}"));
        HttpResponse<String> response = fixture.chat(fixture.otto, in("ensemble", "rejected"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(fixture.jsonOf(response).at("/error/param").asText()).isEqualTo("messages");
        assertThat(entries("rejected", 2)).containsExactly("1 llama ok", "2 phi failed");
    }

    @Test
    void of_two_failures_the_one_of_the_earlier_model_is_told() throws Exception {
        fixture.engine.when(chat -> chat.json("500 Internal Server Error", "{}"));
        fixture.other.when(chat -> chat.json("500 Internal Server Error", "{}"));
        HttpResponse<String> response = fixture.chat(fixture.otto, in("debate", "two-fail"));
        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(fixture.jsonOf(response).path("attempts").findValuesAsText("deployment"))
                .containsExactly("llama-a");
        assertThat(response.headers().firstValue("x-attempts")).contains("1");
        assertThat(entries("two-fail", 2)).containsExactly("1 llama failed", "2 phi failed");
    }

    @Test
    void a_request_counts_once_however_many_models_work_on_it() throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"Once\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        String admin = RouterFixture.token("ada", tenant, "admin");
        fixture.send(
                "PATCH", "/api/v1/admin/tenant/settings", admin, "{\"requests_per_minute\":2}");
        assertThat(fixture.chat(admin, in("debate", "once-1")).statusCode()).isEqualTo(200);
        assertThat(fixture.chat(admin, in("critique", "once-2")).statusCode()).isEqualTo(200);
        assertThat(fixture.chat(admin, in("debate", "once-3")).statusCode()).isEqualTo(429);
        assertThat(fixture.ledger(admin, Map.of("trace_id", "once-3"))).isEmpty();
    }

    @Test
    void what_all_calls_may_cost_is_reserved_until_the_last_one_has_ended() throws Exception {
        String tenant =
                fixture.newTenant("{\"name\":\"Poor\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        String admin = RouterFixture.token("ada", tenant, "admin");
        // Two calls of each model come to 0.00012 at the most, and to 0.000005 in the end.
        fixture.send("PATCH", "/api/v1/admin/tenant/settings", admin, "{\"budget\":\"0.0001\"}");
        CountDownLatch goOn = new CountDownLatch(1);
        for (FakeEngine engine : List.of(fixture.engine, fixture.other)) {
            engine.when(
                    chat -> {
                        assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                        EngineTexts.answers("Four.", 3, 2).meet(chat);
                    });
        }
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> status(admin, "reserved-1"));
        fixture.engine.chats.take();
        assertThat(status(admin, "reserved-2")).isEqualTo(429);
        goOn.countDown();
        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(200);
        assertThat(status(admin, "reserved-3")).isEqualTo(200);
    }

    private int status(String token, String trace) {
        try {
            return fixture.chat(token, in("debate", trace)).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_model_that_its_engine_has_not_loaded_does_not_take_part() throws Exception {
        fixture.other.lists("{\"object\":\"list\",\"data\":[]}");
        try {
            // What an engine has loaded is asked for again after 200 ms.
            await().atMost(Duration.ofSeconds(2))
                    .until(
                            () ->
                                    fixture.chat(fixture.otto, in("ensemble", "alone")).statusCode()
                                            == 422);
            HttpResponse<String> response = fixture.chat(fixture.otto, in("debate", "alone"));
            assertThat(fixture.jsonOf(response).path("detail").asText())
                    .isEqualTo(
                            "orchestration_mode debate needs 2 models, but the tenant has 1 that are loaded");
        } finally {
            fixture.other.lists("{\"object\":\"list\",\"data\":[{\"id\":\"phi\"}]}");
            await().atMost(Duration.ofSeconds(2))
                    .until(
                            () ->
                                    fixture.chat(fixture.otto, in("ensemble", "back")).statusCode()
                                            == 200);
        }
    }
}
