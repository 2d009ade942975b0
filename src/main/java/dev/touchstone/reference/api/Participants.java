package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.orchestration.Mode;
import dev.touchstone.reference.routing.EngineProbes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which models work on a request: the one that was asked for, then the others that the caller's
 * tenant may use and an engine has loaded, in the order of the model list.
 */
record Participants(List<ModelConfig> offered, EngineProbes engines) {
    /**
     * The models of a request in that mode.
     *
     * @throws ApiError 422 when there are too few of them
     */
    List<ModelConfig> of(Mode mode, ModelConfig first, Caller caller) {
        Map<String, Set<String>> loaded = engines.lastLoadedModels().join();
        List<ModelConfig> models =
                Stream.concat(
                                Stream.of(first),
                                offered.stream()
                                        .filter(model -> !model.equals(first))
                                        .filter(model -> caller.mayUse(model.id()))
                                        .filter(model -> isLoaded(model, loaded)))
                        .toList();
        if (models.size() < mode.least()) {
            throw ApiError.invalidField(
                    "orchestration_mode",
                    "orchestration_mode %s needs %d models, but the tenant has %d that are loaded"
                            .formatted(mode.label(), mode.least(), models.size()));
        }
        return models;
    }

    private static boolean isLoaded(ModelConfig model, Map<String, Set<String>> loaded) {
        return model.deployments().stream()
                .anyMatch(each -> loaded.get(each.id()).contains(model.id()));
    }
}
