package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The router's smoke tests, and what all its tests do first and send. */
final class RouterSmoke {

    /** Theirs is 60 s: long enough for containers, which there are none of here. */
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(10);

    static final Suite SUITE =
            Suite.of("Router: smoke tests")
                    .test("the health endpoint answers", RouterSmoke::health)
                    .test(
                            "the router becomes healthy before any test runs (`wait_health`)",
                            RouterSmoke::waitHealth)
                    .test("a simple chat completion", RouterSmoke::chat)
                    .test("the response has the right format", RouterSmoke::format)
                    .test("the models are listed", RouterSmoke::models)
                    .test("metadata (tenant, trace, user) is accepted", RouterSmoke::metadata)
                    .after(RouterSmoke::waitHealth);

    private RouterSmoke() {}

    static void waitHealth(Seeded seeded) {
        try {
            Awaitility.await()
                    .atMost(HEALTH_TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> seeded.nobody().get("/health").status() == 200);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Router not healthy after " + HEALTH_TIMEOUT, e);
        }
    }

    private static void health(Seeded seeded) {
        assertThat(seeded.nobody().get("/health").status()).isEqualTo(200);
    }

    private static void chat(Seeded seeded) {
        Response response = seeded.operatorA().post(Completions.PATH, request("Say hello"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("choices")).isNotEmpty();
    }

    private static void format(Seeded seeded) {
        JsonNode data = answered(seeded.operatorA(), request("Say hello"));
        for (String field : List.of("id", "object", "created", "model", "choices", "usage")) {
            assertThat(data.has(field)).isTrue();
        }
        JsonNode choice = data.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").has("content")).isTrue();
        assertThat(choice.has("finish_reason")).isTrue();
    }

    private static void models(Seeded seeded) {
        Response response = seeded.operatorA().get("/v1/models");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("data")).isNotEmpty();
        assertThat(response.json().path("data")).allMatch(model -> model.has("id"));
    }

    private static void metadata(Seeded seeded) {
        answered(seeded.operatorA(), request("Say hello"));
    }

    /** A request with the metadata that the document asks for in each. */
    static ObjectNode request(String message) {
        ObjectNode request = Completions.simple(message);
        request.putObject("metadata")
                .put("tenant", "test-tenant")
                .put("trace_id", UUID.randomUUID().toString())
                .put("user_id", "test-user");
        return request;
    }

    /** An answer with something in it. */
    static JsonNode answered(Client client, ObjectNode request) {
        Response response = client.post(Completions.PATH, request);
        assertThat(response.status()).isEqualTo(200);
        assertThat(content(response.json())).isNotEmpty();
        return response.json();
    }

    static String content(JsonNode data) {
        return data.path("choices").path(0).path("message").path("content").asText();
    }
}
