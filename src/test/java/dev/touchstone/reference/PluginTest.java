package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginTest {
    private static final String PLUGINS = "/api/v1/plugins";
    private static final String MAIL =
            "{\"smtp_host\":\"mail.test\",\"smtp_port\":587,\"from_email\":\"a@mail.test\"}";

    private RouterFixture fixture;
    private String tenant;
    private String admin;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void join() throws Exception {
        tenant =
                fixture.newTenant("{\"name\":\"T\",\"users\":" + RouterFixture.PEOPLE + "}")
                        .path("id")
                        .asText();
        admin = RouterFixture.token("ada", tenant, "admin");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return fixture.send(method, PLUGINS + path, admin, body);
    }

    private JsonNode given(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return fixture.jsonOf(response);
    }

    private void isRefused(int status, String param, HttpResponse<String> response)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(fixture.jsonOf(response).at("/error/param").asText(null)).isEqualTo(param);
    }

    @Test
    @DisplayName("PLUGIN-1: five plugins in one order, each with a schema that marks its secrets")
    void the_plugins_are_listed_in_one_order_with_their_schemas() throws Exception {
        JsonNode list = given("GET", "", null);
        assertThat(list.findValuesAsText("name"))
                .containsExactly(
                        "slack_notifications",
                        "email_notifications",
                        "analytics_export",
                        "preferences",
                        "scratchpad");
        assertThat(list.findValuesAsText("enabled")).containsOnly("false").hasSize(5);
        assertThat(list.at("/0/config_schema/required/0").asText()).isEqualTo("webhook_url");
        assertThat(list.at("/0/config_schema/properties/webhook_url/writeOnly").asBoolean())
                .isTrue();
        assertThat(list.at("/1/config_schema/properties/smtp_password/writeOnly").asBoolean())
                .isTrue();
        for (String role : Set.of("vera", "otto")) {
            String token =
                    RouterFixture.token(role, tenant, role.equals("vera") ? "viewer" : "operator");
            assertThat(fixture.jsonOf(fixture.send("GET", PLUGINS, token, null))).isEqualTo(list);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /nobody/enable,  {}",
        "POST,   /nobody/disable, {}",
        "GET,    /nobody/config,",
        "PUT,    /nobody/config,  {}",
        "PATCH,  /nobody/config,  {}",
        "DELETE, /nobody/config,",
        "PUT,    /%27%3B%20drop%20table%20plugins%3B--/config, {}",
        "GET,    /preferences/config,",
        "PATCH,  /preferences/config, {}",
        "DELETE, /preferences/config,",
    })
    @DisplayName("PLUGIN-3: an unknown plugin and one without a configuration look alike")
    void what_is_not_there_is_not_found(String method, String path, String body) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo(send("GET", "/preferences/config", null).body())
                .contains("not_found");
    }

    @Test
    @DisplayName("PLUGIN-2: enabling needs what the schema requires, and names it")
    void a_plugin_that_needs_settings_is_not_enabled_without() throws Exception {
        isRefused(422, "config.webhook_url", send("POST", "/slack_notifications/enable", "{}"));
        isRefused(
                422,
                "config.webhook_url",
                send("POST", "/slack_notifications/enable", "{\"config\":{}}"));
        given("PUT", "/slack_notifications/config", "{\"webhook_url\":\"https://h.test\"}");
        assertThat(given("GET", "", null).at("/0/enabled").asBoolean()).isFalse();
        for (String body : List.of("{}", "{\"config\":null}", "{}")) {
            assertThat(
                            given("POST", "/slack_notifications/enable", body)
                                    .path("enabled")
                                    .asBoolean())
                    .isTrue();
        }
        for (String body : List.of("{}", "no JSON at all")) {
            assertThat(
                            given("POST", "/slack_notifications/disable", body)
                                    .path("enabled")
                                    .asBoolean())
                    .isFalse();
        }
        assertThat(given("GET", "/slack_notifications/config", null).toString())
                .isEqualTo("{\"webhook_url\":\"********\"}");
    }

    @Test
    @DisplayName("PLUGIN-3: what an enabled plugin requires is not removed from under it")
    void a_required_configuration_goes_after_the_plugin_was_disabled() throws Exception {
        given("POST", "/email_notifications/enable", "{\"config\":" + MAIL + "}");
        isRefused(422, "config.smtp_host", send("DELETE", "/email_notifications/config", null));
        isRefused(
                422,
                "config.from_email",
                send("PATCH", "/email_notifications/config", "{\"from_email\":null}"));
        assertThat(given("GET", "/email_notifications/config", null))
                .isEqualTo(fixture.json.readTree(MAIL));
        given("POST", "/email_notifications/disable", null);
        assertThat(send("DELETE", "/email_notifications/config", null).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/email_notifications/config", null).statusCode()).isEqualTo(404);
        isRefused(422, "config.smtp_host", send("POST", "/email_notifications/enable", "{}"));
    }

    @Test
    @DisplayName("PLUGIN-3: of changes at the same moment none is lost")
    void changes_at_the_same_moment_are_all_kept() throws Exception {
        given("PUT", "/scratchpad/config", "{}");
        List<CompletableFuture<HttpResponse<String>>> changes =
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        atOnce(
                                                "PATCH",
                                                "/scratchpad/config",
                                                "{\"k%d\":%d}".formatted(i, i)))
                        .toList();
        for (CompletableFuture<HttpResponse<String>> change : changes) {
            assertThat(change.join().statusCode()).isEqualTo(200);
        }
        JsonNode all = given("GET", "/scratchpad/config", null);
        assertThat(all.size()).isEqualTo(40);
        assertThat(IntStream.range(0, 40).allMatch(i -> all.path("k" + i).asInt(-1) == i)).isTrue();
    }

    @Test
    @DisplayName("PLUGIN-2: whoever enables, disables and configures at once gets one outcome")
    void everything_at_the_same_moment_has_a_defined_result() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String config = "{\"smtp_host\":\"m%d\",\"smtp_port\":%d,\"from_email\":\"a@b.test\"}";
            String body = "{\"config\":" + config.formatted(i, i + 1) + "}";
            all.add(atOnce("POST", "/email_notifications/enable", body));
            all.add(atOnce("POST", "/email_notifications/disable", null));
            all.add(atOnce("DELETE", "/email_notifications/config", null));
        }
        for (CompletableFuture<HttpResponse<String>> one : all) {
            assertThat(one.join().statusCode()).as(one.join().body()).isIn(200, 204, 404, 422);
        }
        given("POST", "/email_notifications/enable", "{\"config\":" + MAIL + "}");
        assertThat(given("GET", "/email_notifications/config", null))
                .isEqualTo(fixture.json.readTree(MAIL));
    }

    private CompletableFuture<HttpResponse<String>> atOnce(
            String method, String path, String body) {
        return fixture.http.sendAsync(
                fixture.request(PLUGINS + path, admin)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
