package dev.touchstone.older;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.older.Client.Response;
import org.opentest4j.TestAbortedException;

/** When the tests of the inference service skip themselves in place of failing. */
final class Skips {

    private Skips() {}

    /** {@code skip_if_service_unavailable} and {@code skip_if_no_models}. */
    static void withoutModels(Seeded seeded) {
        withoutService(seeded);
        Response models = heard(seeded.operatorA(), "/v1/models");
        for (JsonNode model : models.json().path("data")) {
            if (!model.path("status").asText().equals("unloaded")) {
                return;
            }
        }
        throw new TestAbortedException("No models loaded in inference service");
    }

    /** {@code skip_if_service_unavailable}, and the gateway's as well. */
    static void withoutService(Seeded seeded) {
        heard(seeded.nobody(), "/health");
    }

    private static Response heard(Client client, String path) {
        Response response;
        try {
            response = client.get(path);
        } catch (AssertionError nothing) {
            throw new TestAbortedException("Inference service not available", nothing);
        }
        if (response.status() != 200) {
            throw new TestAbortedException("Inference service answers " + response.status());
        }
        return response;
    }
}
