package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code allowed_models}, the models that a tenant may use.
 *
 * @param offered the models that there are
 */
record AllowedModels(Set<String> offered) {
    static final String FIELD = "allowed_models";

    /**
     * Each once, in the order given; nothing means every model.
     *
     * @throws ApiError 422 when one of them does not exist
     */
    Optional<List<String>> read(Fields fields) {
        Optional<JsonNode> list = fields.list(FIELD);
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Set<String> allowed = new LinkedHashSet<>();
        for (JsonNode model : list.get()) {
            if (!model.isTextual() || !offered.contains(model.textValue())) {
                throw fields.expected(FIELD, "a list of models that there are");
            }
            allowed.add(model.textValue());
        }
        return Optional.of(List.copyOf(allowed));
    }
}
