package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.routing.EngineProbes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The models that the caller's tenant may use, and whether each is loaded (HEALTH-4); their
 * providers, and whether each is up (GATEWAY-3).
 */
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
        operations.guarded(
                HandlerType.GET, "/v1/providers", Action.READ_MODELS, this::listProviders);
    }

    private void list(Context context, Caller caller) {
        Map<String, Set<String>> loaded = engines.loadedModels().join();
        ObjectNode body = json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (Function<ModelConfig, String> name : names()) {
            for (ModelConfig model : usable(caller)) {
                data.addObject()
                        .put("id", name.apply(model))
                        .put("object", "model")
                        .put("created", created)
                        .put("owned_by", model.provider())
                        .put("status", isLoaded(model, loaded) ? "loaded" : "unloaded");
            }
        }
        json.answer(context, 200, body);
    }

    private static List<Function<ModelConfig, String>> names() {
        return List.of(ModelConfig::id, ModelConfig::fullName);
    }

    private static boolean isLoaded(ModelConfig model, Map<String, Set<String>> loaded) {
        return model.deployments().stream()
                .anyMatch(each -> loaded.get(each.id()).contains(model.id()));
    }

    private void listProviders(Context context, Caller caller) {
        Map<String, Boolean> up = engines.health().join();
        Map<String, List<ModelConfig>> providers =
                usable(caller).stream()
                        .collect(
                                Collectors.groupingBy(
                                        ModelConfig::provider,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        ObjectNode body = json.object().put("object", "list");
        ArrayNode data = body.putArray("data");
        providers.forEach(
                (provider, offered) -> {
                    ObjectNode each =
                            data.addObject()
                                    .put("id", provider)
                                    .put("status", isUp(offered, up) ? "up" : "down");
                    ArrayNode ids = each.putArray("models");
                    offered.forEach(model -> ids.add(model.id()));
                });
        json.answer(context, 200, body);
    }

    private static boolean isUp(List<ModelConfig> offered, Map<String, Boolean> up) {
        return offered.stream()
                .flatMap(model -> model.deployments().stream())
                .map(DeploymentConfig::id)
                .anyMatch(up::get);
    }

    private List<ModelConfig> usable(Caller caller) {
        return models.stream().filter(model -> caller.mayUse(model.id())).toList();
    }
}
