package dev.touchstone.reference.plugins;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A plugin that there is.
 *
 * @param name by which requests call it
 * @param description what it does, in one sentence
 */
public record PluginDefinition(String name, String description, ConfigurationSchema schema) {
    /** Which configurations it takes: a JSON Schema 2020-12 document. */
    public JsonNode schemaDocument() {
        return schema.document();
    }
}
