package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The inference service's orchestration tests. */
final class Orchestrations {

    static final Suite SUITE =
            Suite.of("Inference service: orchestration (AC-21.3)")
                    .test("single", mode("single"))
                    .test("critique", mode("critique"))
                    .test("debate", mode("debate"))
                    .test("ensemble", mode("ensemble"))
                    .test("pipeline", mode("pipeline"))
                    .test("the orchestration's metadata are valid", Orchestrations::metadata)
                    .test("a mode that there is not", Orchestrations::unknown)
                    .after(Skips::withoutModels);

    private Orchestrations() {}

    private static Suite.Check mode(String mode) {
        return seeded -> orchestrated(seeded, mode);
    }

    private static void metadata(Seeded seeded) {
        JsonNode data = orchestrated(seeded, "critique");
        Completions.validateUsage(data.path("usage"));
    }

    private static void unknown(Seeded seeded) {
        ObjectNode request = Completions.orchestrated("nonexistent-mode", "Hello");
        assertThat(seeded.operatorA().post(Completions.PATH, request).status()).isEqualTo(422);
    }

    /** It is answered, and what is told of the models at work is valid. */
    static JsonNode orchestrated(Seeded seeded, String mode) {
        JsonNode data =
                EndToEnd.completed(seeded, Completions.orchestrated(mode, "What is 2 + 2?"));
        Completions.validateOrchestration(data.path("orchestration"), mode);
        return data;
    }
}
