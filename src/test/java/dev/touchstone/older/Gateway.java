package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.older.Client.Response;
import java.util.List;

/** The tests of the gateway before the inference service. */
final class Gateway {

    static final String PREFIXED = "inference:phi-4";

    static final Suite SUITE =
            Suite.of("Inference service: gateway (AC-21.4)")
                    .test("a prefixed model goes to its provider", Gateway::prefixed)
                    .test("a stream through the gateway", Gateway::stream)
                    .test("providers and models are listed", Gateway::lists)
                    .test("an unknown provider or model", Gateway::unknown)
                    .after(Skips::withoutService);

    private Gateway() {}

    static void prefixed(Seeded seeded) {
        EndToEnd.completed(seeded, Completions.simple("Hello").put("model", PREFIXED));
    }

    private static void stream(Seeded seeded) {
        ObjectNode request = Completions.streaming("Count from 1 to 5").put("model", PREFIXED);
        Streaming.streamed(seeded, request).forEach(Completions::validateStreamingChunk);
    }

    private static void lists(Seeded seeded) {
        for (String path : List.of("/v1/providers", "/v1/models")) {
            Response response = seeded.operatorA().get(path);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.json().path("data")).isNotEmpty();
            assertThat(response.json().path("data")).allMatch(each -> each.has("id"));
        }
    }

    private static void unknown(Seeded seeded) {
        for (String model : List.of("nonexistent:phi-4", "inference:" + Completions.UNKNOWN)) {
            ObjectNode request = Completions.simple("Hello").put("model", model);
            assertThat(seeded.operatorA().post(Completions.PATH, request).status()).isEqualTo(404);
        }
    }
}
