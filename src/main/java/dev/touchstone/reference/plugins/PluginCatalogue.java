package dev.touchstone.reference.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The plugins that there are, in a fixed order; a schema beside this class describes each. */
final class PluginCatalogue {
    private static final List<String> NAMES =
            List.of(
                    "slack_notifications",
                    "email_notifications",
                    "analytics_export",
                    "preferences",
                    "scratchpad");

    private final List<PluginDefinition> plugins;

    private PluginCatalogue(List<PluginDefinition> plugins) {
        this.plugins = plugins;
    }

    static PluginCatalogue load(ObjectMapper mapper) {
        return new PluginCatalogue(NAMES.stream().map(name -> plugin(name, mapper)).toList());
    }

    List<PluginDefinition> all() {
        return plugins;
    }

    Optional<PluginDefinition> named(String name) {
        return plugins.stream().filter(plugin -> plugin.name().equals(name)).findFirst();
    }

    private static PluginDefinition plugin(String name, ObjectMapper mapper) {
        try (InputStream in = PluginCatalogue.class.getResourceAsStream(name + ".json")) {
            JsonNode document = mapper.readTree(in);
            return new PluginDefinition(
                    name,
                    document.path("description").textValue(),
                    new ConfigurationSchema(document));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of " + name + " cannot be read", e);
        }
    }
}
