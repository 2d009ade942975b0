package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import java.util.List;

/** The models that the router offers, in their order. */
record OfferedModels(List<ModelConfig> models) {
    /**
     * The model of that name: its own, or its provider's with a colon and its own behind it.
     *
     * @throws ApiError 404 when there is none, 403 when the caller's tenant may not use it
     */
    ModelConfig named(String name, Caller caller) {
        ModelConfig model =
                models.stream()
                        .filter(each -> each.isCalled(name))
                        .findFirst()
                        .orElseThrow(() -> ApiError.unknownModel(name));
        if (!caller.mayUse(model.id())) {
            throw ApiError.modelNotAllowed(name);
        }
        return model;
    }

    /**
     * The first one that the caller's tenant may use.
     *
     * @throws ApiError 403 when it may use none
     */
    ModelConfig first(Caller caller) {
        return models.stream()
                .filter(model -> caller.mayUse(model.id()))
                .findFirst()
                .orElseThrow(() -> ApiError.notAllowed("The tenant may use no model"));
    }
}
