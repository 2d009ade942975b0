package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.util.ArrayList;
import java.util.List;

/** The builders of requests and the validators of responses that the older tests share. */
final class Completions {

    static final String PATH = "/v1/chat/completions";
    static final String MODEL = "llama-3.2-3b";
    static final String UNKNOWN = "gpt-nobody-has";
    static final String DONE = "[DONE]";

    private static final String DATA = "data: ";

    private Completions() {}

    static ObjectNode simple(String message) {
        ObjectNode request = Client.object().put("model", MODEL);
        request.putArray("messages").add(message("user", message));
        return request.put("max_tokens", 50);
    }

    static ObjectNode withSystem(String system, String message) {
        ObjectNode request = simple(message);
        request.withArray("messages").insert(0, message("system", system));
        return request;
    }

    static ObjectNode streaming(String message) {
        return simple(message).put("stream", true);
    }

    static ObjectNode orchestrated(String mode, String message) {
        return simple(message).put("model", "phi-4").put("orchestration_mode", mode);
    }

    private static ObjectNode message(String role, String content) {
        return Client.object().put("role", role).put("content", content);
    }

    static void validateCompletion(JsonNode data) {
        assertThat(data.path("id").asText()).isNotEmpty();
        assertThat(data.path("object").asText()).isEqualTo("chat.completion");
        assertThat(data.path("created").isNumber()).isTrue();
        assertThat(data.path("model").asText()).isNotEmpty();
        assertThat(data.path("choices")).isNotEmpty();
        JsonNode choice = data.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("content").asText()).isNotEmpty();
        assertThat(choice.path("finish_reason").asText()).isIn("stop", "length");
    }

    static void validateUsage(JsonNode usage) {
        for (String field : List.of("prompt_tokens", "completion_tokens", "total_tokens")) {
            assertThat(usage.path(field).isInt()).isTrue();
        }
        assertThat(usage.path("prompt_tokens").asInt()).isPositive();
        assertThat(usage.path("completion_tokens").asInt()).isPositive();
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(
                        usage.path("prompt_tokens").asInt()
                                + usage.path("completion_tokens").asInt());
    }

    static void validateOrchestration(JsonNode orchestration, String mode) {
        assertThat(orchestration.path("mode").asText()).isEqualTo(mode);
        assertThat(orchestration.path("models_used").isArray()).isTrue();
        assertThat(orchestration.path("models_used")).isNotEmpty();
        if (orchestration.has("rounds")) {
            assertThat(orchestration.path("rounds").asInt()).isPositive();
        }
        if (orchestration.has("confidence")) {
            assertThat(orchestration.path("confidence").asDouble(-1)).isBetween(0.0, 1.0);
        }
    }

    static void validateStreamingChunk(JsonNode chunk) {
        assertThat(chunk.path("id").asText()).isNotEmpty();
        assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
        assertThat(chunk.path("model").asText()).isNotEmpty();
        assertThat(chunk.path("choices").isArray()).isTrue();
        for (JsonNode choice : chunk.path("choices")) {
            assertThat(choice.path("delta").isObject()).isTrue();
        }
    }

    /** What a stream says line by line, up to the done marker. */
    static List<JsonNode> parseStream(Response response) {
        assertThat(response.status()).isEqualTo(200);
        List<JsonNode> chunks = new ArrayList<>();
        for (String line : response.text().lines().toList()) {
            if (line.equals(DATA + DONE)) {
                return chunks;
            }
            if (line.startsWith(DATA)) {
                chunks.add(Client.parsed(line.substring(DATA.length())));
            }
        }
        return chunks;
    }

    static String extractContent(List<JsonNode> chunks) {
        StringBuilder content = new StringBuilder();
        for (JsonNode chunk : chunks) {
            JsonNode delta = chunk.path("choices").path(0).path("delta");
            content.append(delta.path("content").asText(""));
        }
        return content.toString();
    }
}
