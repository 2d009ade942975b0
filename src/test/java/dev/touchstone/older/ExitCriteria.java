package dev.touchstone.older;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The inference service's exit criteria, each as the test that it asks for. */
final class ExitCriteria {

    static final Suite SUITE =
            Suite.of("Inference service: exit criteria")
                    .test("SSE chunks end with `data: [DONE]\\n\\n`", ExitCriteria::done)
                    .test("critique mode uses 2+ models", ExitCriteria::critique)
                    .test("`inference:phi-4` routes through the gateway", Gateway::prefixed)
                    .test(
                            "10 concurrent requests complete within the timeout",
                            ManyAtOnce::requests)
                    .after(Skips::withoutModels);

    private ExitCriteria() {}

    private static void done(Seeded seeded) {
        Client client = seeded.operatorA();
        assertThat(client.post(Completions.PATH, Completions.streaming("Hello")).text())
                .endsWith("data: [DONE]\n\n");
    }

    private static void critique(Seeded seeded) {
        JsonNode data = Orchestrations.orchestrated(seeded, "critique");
        assertThat(data.path("orchestration").path("models_used").size()).isGreaterThanOrEqualTo(2);
    }
}
