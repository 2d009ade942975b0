package dev.touchstone.reference.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The schema of a plugin's configuration. Its settings that are {@code writeOnly} are secrets: they
 * are never shown, and a mask in their place stands for the one that is stored.
 */
public final class ConfigurationSchema {
    /**
     * What is shown in place of a secret: the same for each, so that it does not tell its length.
     */
    static final String MASK = "********";

    private static final String WHOLE = "config";

    private final JsonNode document;
    private final JsonSchema schema;
    private final Set<String> secrets;

    ConfigurationSchema(JsonNode document) {
        this.document = document;
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(document, config);
        secrets =
                document.path("properties").properties().stream()
                        .filter(property -> property.getValue().path("writeOnly").asBoolean())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet());
    }

    JsonNode document() {
        return document;
    }

    /**
     * Holds a configuration against the schema.
     *
     * @throws BrokenConfiguration naming the first setting that breaks it
     */
    void check(ObjectNode configuration) {
        Optional<ValidationMessage> first = schema.validate(configuration).stream().findFirst();
        if (first.isPresent()) {
            throw broken(first.get());
        }
    }

    private static BrokenConfiguration broken(ValidationMessage message) {
        JsonNodePath where = message.getInstanceLocation();
        StringBuilder part = new StringBuilder(WHOLE);
        for (int i = 0; i < where.getNameCount(); i++) {
            part.append('.').append(where.getElement(i));
        }
        if (message.getProperty() != null) {
            part.append('.').append(message.getProperty());
        }
        String words = message.getMessage();
        String location = where + ": ";
        return new BrokenConfiguration(
                part.toString(),
                "is refused: "
                        + (words.startsWith(location)
                                ? words.substring(location.length())
                                : words));
    }

    /** Whether a secret is named by its mask only, so that the stored one is meant. */
    boolean isMasked(ObjectNode configuration) {
        return secrets.stream().anyMatch(secret -> isMask(configuration.get(secret)));
    }

    /**
     * The configuration with the stored secret wherever its mask stands.
     *
     * @throws BrokenConfiguration when nothing is stored there
     */
    ObjectNode unmasked(ObjectNode configuration, Optional<ObjectNode> stored) {
        ObjectNode whole = configuration.deepCopy();
        for (String secret : secrets) {
            if (isMask(configuration.get(secret))) {
                whole.set(
                        secret,
                        stored.map(known -> known.get(secret))
                                .orElseThrow(
                                        () ->
                                                new BrokenConfiguration(
                                                        WHOLE + "." + secret,
                                                        "holds the mask of a secret, but none is"
                                                                + " stored")));
            }
        }
        return whole;
    }

    /** The configuration as it may be shown. */
    ObjectNode masked(ObjectNode configuration) {
        ObjectNode shown = configuration.deepCopy();
        secrets.stream().filter(shown::has).forEach(secret -> shown.put(secret, MASK));
        return shown;
    }

    private static boolean isMask(JsonNode value) {
        return value != null && value.isTextual() && value.textValue().equals(MASK);
    }
}
