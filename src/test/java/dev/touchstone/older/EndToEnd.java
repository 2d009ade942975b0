package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.util.List;

/** The inference service's end-to-end tests; the simple one stands in the document itself. */
final class EndToEnd {

    static final Suite SUITE =
            Suite.of("Inference service: end to end (AC-21.1)")
                    .test("a simple request", EndToEnd::simple)
                    .test("a request with a system message", EndToEnd::system)
                    .test("a code task, and other task types and priorities", EndToEnd::tasks)
                    .test("a token limit", EndToEnd::limit)
                    .test("an unknown model, a broken request", EndToEnd::refused)
                    .test("the completion and its usage are valid", EndToEnd::usage)
                    .after(Skips::withoutModels);

    private EndToEnd() {}

    private static void simple(Seeded seeded) {
        completed(seeded, Completions.simple("What is 2 + 2?"));
    }

    private static void system(Seeded seeded) {
        completed(seeded, Completions.withSystem("You are a helpful assistant.", "Hello"));
    }

    private static void tasks(Seeded seeded) {
        completed(seeded, Completions.simple("Write a function").put("task_type", "code"));
        for (String type : List.of("general", "reasoning", "creative", "analysis")) {
            completed(seeded, Completions.simple("Do it").put("task_type", type));
        }
        for (int priority = 1; priority <= 3; priority++) {
            completed(seeded, Completions.simple("Do it").put("priority", priority));
        }
    }

    private static void limit(Seeded seeded) {
        String message = "Tell a long story about a lighthouse, a storm and a ship";
        JsonNode data = completed(seeded, Completions.simple(message).put("max_tokens", 3));
        assertThat(data.path("usage").path("completion_tokens").asInt(-1)).isBetween(0, 3);
    }

    private static void refused(Seeded seeded) {
        ObjectNode unknown = Completions.simple("Hello").put("model", Completions.UNKNOWN);
        assertThat(seeded.operatorA().post(Completions.PATH, unknown).status()).isEqualTo(404);
        ObjectNode broken = Completions.simple("Hello");
        broken.remove("messages");
        assertThat(seeded.operatorA().post(Completions.PATH, broken).status()).isEqualTo(422);
        ObjectNode empty = Completions.simple("Hello");
        empty.putArray("messages");
        assertThat(seeded.operatorA().post(Completions.PATH, empty).status()).isEqualTo(422);
    }

    private static void usage(Seeded seeded) {
        JsonNode data = completed(seeded, Completions.simple("What is 2 + 2?"));
        Completions.validateUsage(data.path("usage"));
    }

    /** It is answered, and the completion is valid. */
    static JsonNode completed(Seeded seeded, ObjectNode request) {
        Response response = seeded.operatorA().post(Completions.PATH, request);
        assertThat(response.status()).isEqualTo(200);
        Completions.validateCompletion(response.json());
        return response.json();
    }
}
