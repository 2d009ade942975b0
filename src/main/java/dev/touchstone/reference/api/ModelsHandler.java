package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.routing.EngineProbes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models that the caller's tenant may use, and whether each is loaded (HEALTH-4). */
final class ModelsHandler implements Operations.Part {
    private final long created = Instant.now().getEpochSecond();
    private final Json json;
    private final List<ModelConfig> models;
    private final EngineProbes engines;

    ModelsHandler(Json json, List<ModelConfig> models, EngineProbes engines) {
        this.json = json;
        this.models = models;
        this.engines = engines;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.GET, "/v1/models", Action.READ_MODELS, this::list);
    }

    private void list(Context context, Caller caller) {
        Map<String, Set<String>> loaded = engines.loadedModels().join();
        ObjectNode body = json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (ModelConfig model : models) {
            if (caller.mayUse(model.id())) {
                boolean isLoaded =
                        model.deployments().stream()
                                .anyMatch(each -> loaded.get(each.id()).contains(model.id()));
                data.addObject()
                        .put("id", model.id())
                        .put("object", "model")
                        .put("created", created)
                        .put("owned_by", model.ownedBy())
                        .put("status", isLoaded ? "loaded" : "unloaded");
            }
        }
        json.answer(context, 200, body);
    }
}
