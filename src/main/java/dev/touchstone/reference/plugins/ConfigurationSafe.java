package dev.touchstone.reference.plugins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.plugins.PluginRows.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/** Puts the configuration of one plugin of one tenant into its row, and takes it out again. */
record ConfigurationSafe(UUID tenantId, PluginDefinition plugin, Vault vault, ObjectMapper mapper) {
    /**
     * The row with this as its configuration. What is stored is decrypted only when a mask stands
     * for it, so that a configuration that nobody can read any more can be replaced.
     *
     * @throws BrokenConfiguration when it must not be stored
     */
    Row put(Row row, ObjectNode configuration) {
        ConfigurationLimits.check(configuration);
        ConfigurationSchema schema = plugin.schema();
        Optional<ObjectNode> stored = schema.isMasked(configuration) ? take(row) : Optional.empty();
        ObjectNode whole = schema.unmasked(configuration, stored);
        schema.check(whole);
        byte[] json = bytes(whole);
        ConfigurationLimits.checkLength(json);
        return row.withJwe(Optional.of(vault.seal(tenantId, plugin.name(), json)));
    }

    /** The row's configuration, with its secrets. */
    Optional<ObjectNode> take(Row row) {
        return row.jwe().map(jwe -> read(vault.open(tenantId, plugin.name(), jwe)));
    }

    /** The row's configuration, as it may be shown. */
    Optional<ObjectNode> show(Row row) {
        return take(row).map(plugin.schema()::masked);
    }

    /**
     * Refuses a row with which the plugin cannot work.
     *
     * @throws BrokenConfiguration naming the setting that it lacks
     */
    void checkUsable(Row row) {
        plugin.schema().check(take(row).orElseGet(mapper::createObjectNode));
    }

    private byte[] bytes(ObjectNode configuration) {
        try {
            return mapper.writeValueAsBytes(configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The configuration cannot be written as JSON", e);
        }
    }

    private ObjectNode read(byte[] json) {
        try {
            return mapper.readValue(json, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException("What was sealed is no JSON object", e);
        }
    }
}
