package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class HealthTest {
    private RouterFixture fixture;

    @BeforeEach
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    @DisplayName("HEALTH-1, HEALTH-2")
    void ready_while_database_and_every_models_engine_answer() throws Exception {
        assertThat(fixture.send("GET", "/health", null, null).body())
                .isEqualTo("{\"status\":\"ok\"}");
        assertThat(fixture.send("GET", "/health/ready", null, null).body())
                .isEqualTo(
                        "{\"status\":\"ready\",\"checks\":{\"database\":\"up\","
                                + "\"engines\":{\"llama-a\":\"up\",\"phi-a\":\"up\"}}}");
    }

    @Test
    @DisplayName("HEALTH-2: what is missing is named, and alive is not ready")
    void a_model_without_engine_is_named() throws Exception {
        fixture.other.close();
        // An answer may be 200 ms old.
        await().atMost(Duration.ofSeconds(2))
                .until(() -> fixture.send("GET", "/health/ready", null, null).statusCode() == 503);
        JsonNode body = fixture.jsonOf(fixture.send("GET", "/health/ready", null, null));
        assertThat(body.path("status").asText()).isEqualTo("not_ready");
        assertThat(body.at("/checks/engines/phi-a").asText()).isEqualTo("down");
        assertThat(body.at("/checks/engines/llama-a").asText()).isEqualTo("up");
        assertThat(body.at("/missing").toString()).isEqualTo("[\"model phi\"]");
        assertThat(fixture.send("GET", "/health", null, null).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("HEALTH-2: one of several engines is enough for a model")
    void one_of_two_engines_is_enough(ReferenceConfig.Database database) throws Exception {
        DeploymentConfig dead = new DeploymentConfig("dead", URI.create("http://127.0.0.1:1"));
        try (RouterFixture two =
                new RouterFixture(
                        database,
                        config -> {
                            ModelConfig model = config.models().get(0);
                            ModelConfig both =
                                    new ModelConfig(
                                            model.id(),
                                            model.provider(),
                                            model.prices(),
                                            List.of(dead, model.deployments().get(0)));
                            return ReferenceConfig.of(
                                    config.database(),
                                    config.identity(),
                                    config.encryption(),
                                    List.of(both));
                        })) {
            JsonNode body = two.jsonOf(two.send("GET", "/health/ready", null, null));
            assertThat(body.path("status").asText()).isEqualTo("ready");
            assertThat(body.at("/checks/engines/dead").asText()).isEqualTo("down");

            two.engine.when(EngineTexts.answers("Hi", 1, 1));
            HttpResponse<String> chat = two.chat(two.otto, RouterFixture.body(""));
            assertThat(chat.statusCode()).as(chat.body()).isEqualTo(200);
            assertThat(chat.headers().firstValue("x-served-by")).contains("llama-a");
            assertThat(chat.headers().firstValue("x-attempts")).contains("2");
        }
    }

    @Test
    @DisplayName("HEALTH-4: the tenant's models, and whether each is loaded")
    void a_tenant_sees_its_models_and_whether_they_are_loaded() throws Exception {
        fixture.other.lists("{\"object\":\"list\",\"data\":[]}");
        // An answer may be 200 ms old.
        await().atMost(Duration.ofSeconds(2))
                .until(() -> models(fixture.vera).at("/data/1/status").asText().equals("unloaded"));
        JsonNode all = models(fixture.vera);
        assertThat(all.path("data").findValuesAsText("id"))
                .containsExactly("llama", "phi", "meta:llama", "microsoft:phi");
        assertThat(all.at("/data/0/status").asText()).isEqualTo("loaded");
        assertThat(all.at("/data/0/owned_by").asText()).isEqualTo("meta");
        String small =
                fixture.newTenant(
                                "{\"name\":\"S\",\"allowed_models\":[\"phi\"],\"users\":"
                                        + RouterFixture.PEOPLE
                                        + "}")
                        .path("id")
                        .asText();
        JsonNode some = models(RouterFixture.token("vera", small, "viewer"));
        assertThat(some.path("data").findValuesAsText("id"))
                .containsExactly("phi", "microsoft:phi");
        String none =
                fixture.newTenant(
                                "{\"name\":\"N\",\"allowed_models\":[],\"users\":"
                                        + RouterFixture.PEOPLE
                                        + "}")
                        .path("id")
                        .asText();
        assertThat(models(RouterFixture.token("vera", none, "viewer")).path("data")).isEmpty();
    }

    private JsonNode models(String token) throws Exception {
        return fixture.jsonOf(fixture.send("GET", "/v1/models", token, null));
    }

    @Test
    void the_contract_is_served_as_json_and_as_a_page() throws Exception {
        JsonNode served = fixture.jsonOf(fixture.send("GET", "/openapi.json", null, null));
        assertThat(served.path("openapi").asText()).startsWith("3.1");
        assertThat(served.path("paths").findValuesAsText("operationId"))
                .containsExactlyElementsOf(
                        BadInputTest.operations().map(BadInputTest.Operation::id).toList());
        HttpResponse<String> page = fixture.send("GET", "/docs", null, null);
        assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("/v1/chat/completions")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void what_is_not_there_is_told_in_the_one_error_shape() throws Exception {
        HttpResponse<String> nowhere = fixture.send("GET", "/nowhere", null, null);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(fixture.jsonOf(nowhere).at("/error/type").asText()).isEqualTo("not_found_error");
        HttpResponse<String> wrongMethod = fixture.send("PUT", "/health", null, "");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("allow")).contains("GET");
        assertThat(fixture.jsonOf(wrongMethod).path("detail").asText()).isNotEmpty();
    }

    @Test
    void broken_http_is_told_in_the_one_error_shape() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", fixture.router.url().getPort())) {
            socket.getOutputStream().write("GARBAGE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"error\":{\"message\"");
        }
    }
}
