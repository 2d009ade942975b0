package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Asks the engines how they are, all at once and for one second at most (HEALTH-2, HEALTH-4). */
public final class EngineProbes {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AGE = Duration.ofMillis(200);

    private final EngineClient client;
    private final Map<String, DeploymentConfig> deployments = new LinkedHashMap<>();
    private final Fresh<Map<String, Boolean>> health;
    private final Fresh<Map<String, Optional<Set<String>>>> models;
    private final Map<String, Set<String>> lastKnown = new ConcurrentHashMap<>();

    /** Probes of the engines that serve those models. */
    public EngineProbes(EngineClient client, List<ModelConfig> offered) {
        this.client = client;
        for (ModelConfig model : offered) {
            model.deployments().forEach(each -> deployments.putIfAbsent(each.id(), each));
        }
        health = new Fresh<>(AGE, this::askHealth);
        models = new Fresh<>(AGE, this::askModels);
    }

    /** For each deployment, in the order of the configuration, whether it answers. */
    public CompletableFuture<Map<String, Boolean>> health() {
        return health.get();
    }

    /** For each deployment, the models that it says it has loaded; none when it does not answer. */
    public CompletableFuture<Map<String, Set<String>>> loadedModels() {
        return models.get()
                .thenApply(
                        lists -> {
                            Map<String, Set<String>> loaded = new HashMap<>();
                            lists.forEach((id, list) -> loaded.put(id, list.orElse(Set.of())));
                            return loaded;
                        });
    }

    /**
     * The same, but what a deployment said last as long as it does not answer: who is silent for a
     * moment has not lost its models.
     */
    public CompletableFuture<Map<String, Set<String>>> lastLoadedModels() {
        return models.get()
                .thenApply(
                        lists -> {
                            Map<String, Set<String>> loaded = new HashMap<>();
                            lists.forEach((id, list) -> loaded.put(id, lastOf(id, list)));
                            return loaded;
                        });
    }

    private Set<String> lastOf(String id, Optional<Set<String>> list) {
        list.ifPresent(known -> lastKnown.put(id, known));
        return lastKnown.getOrDefault(id, Set.of());
    }

    private CompletableFuture<Map<String, Boolean>> askHealth() {
        Map<String, CompletableFuture<Boolean>> asked = new LinkedHashMap<>();
        deployments.forEach(
                (id, each) -> asked.put(id, client.answers(each.at("/health"), PATIENCE)));
        return joined(asked);
    }

    private CompletableFuture<Map<String, Optional<Set<String>>>> askModels() {
        Map<String, CompletableFuture<Optional<Set<String>>>> asked = new HashMap<>();
        deployments.forEach(
                (id, each) ->
                        asked.put(
                                id,
                                client.json(each.at("/v1/models"), PATIENCE)
                                        .thenApply(list -> list.map(EngineProbes::ids))));
        return joined(asked);
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new TreeSet<>();
        list.path("data").forEach(model -> ids.add(model.path("id").asText()));
        return ids;
    }

    private static <T> CompletableFuture<Map<String, T>> joined(
            Map<String, CompletableFuture<T>> asked) {
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(
                        nothing -> {
                            Map<String, T> answers = new LinkedHashMap<>();
                            asked.forEach((id, answer) -> answers.put(id, answer.join()));
                            return answers;
                        });
    }
}
