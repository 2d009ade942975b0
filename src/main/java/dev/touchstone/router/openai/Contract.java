package dev.touchstone.router.openai;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.touchstone.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The published contract (OpenAPI 3.1, whose schemas are JSON Schema 2020-12), against which
 * replies are held: is this status declared for the operation, are the declared headers there, does
 * the body keep its schema. Thread-safe.
 */
public final class Contract {

    private static final String DOCUMENT = "https://touchstone.invalid/openapi.json";
    private static final int FAULTS = 20;
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas =
                JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        builder ->
                                builder.schemaLoaders(
                                        loaders ->
                                                loaders.schemas(
                                                        Map.of(DOCUMENT, document.toString()))));
        document.path("paths").properties().forEach(path -> index(path.getKey(), path.getValue()));
    }

    /** Reads the document from the class path. */
    public static Contract load() {
        try (InputStream in =
                Contract.class.getResourceAsStream("/dev/touchstone/reference/openapi.yaml")) {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("docs/openapi.yaml cannot be read", e);
        }
    }

    /** The names of its operations. */
    public Set<String> operations() {
        return Set.copyOf(operations.keySet());
    }

    /** The names of the operations in a document, ours or another. */
    public static Set<String> operations(JsonNode document) {
        return Set.copyOf(document.findValuesAsText("operationId"));
    }

    /** Where a reply to this operation departs from the contract; empty when nowhere. */
    public List<String> deviations(String operation, Reply reply) {
        JsonNode response = document.at(response(operation, reply.status()));
        if (response.isMissingNode()) {
            return List.of("status %d is not declared".formatted(reply.status()));
        }
        List<String> found = new ArrayList<>(missingHeaders(response, reply));
        if (response.has("content")) {
            found.addAll(body(operation, reply));
        }
        return found;
    }

    /** Where one event of a stream departs from the contract. */
    public List<String> deviations(String operation, JsonNode event) {
        return faults(pointer(response(operation, 200), EVENTS), event);
    }

    private List<String> body(String operation, Reply reply) {
        String type = reply.header("Content-Type").orElse("none").toLowerCase(Locale.ROOT);
        if (!type.startsWith(JSON)) {
            boolean declared =
                    document.at(response(operation, reply.status()) + "/content")
                            .has(type.split(";")[0]);
            return declared
                    ? List.of()
                    : List.of("content type %s is not declared".formatted(type));
        }
        Optional<JsonNode> body = Json.read(reply);
        return body.map(b -> faults(pointer(response(operation, reply.status()), JSON), b))
                .orElse(List.of("the body is not JSON"));
    }

    /** The first of them: a hostile reply may have any number, and one says enough. */
    private List<String> faults(String pointer, JsonNode value) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .map(Excerpt::quote)
                .sorted()
                .limit(FAULTS)
                .toList();
    }

    private JsonSchema compile(String pointer) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer), config);
    }

    private List<String> missingHeaders(JsonNode response, Reply reply) {
        List<String> missing = new ArrayList<>();
        response.path("headers")
                .properties()
                .forEach(
                        header -> {
                            boolean required =
                                    referred(header.getValue()).path("required").asBoolean();
                            if (required && reply.header(header.getKey()).isEmpty()) {
                                missing.add("header %s is missing".formatted(header.getKey()));
                            }
                        });
        return missing;
    }

    /** The part of the document that is meant; follows one reference into the components. */
    private JsonNode referred(JsonNode part) {
        JsonNode reference = part.path("$ref");
        return reference.isMissingNode() ? part : document.at(reference.asText().substring(1));
    }

    /** Where the document describes this reply; follows one reference into the components. */
    private String response(String operation, int status) {
        String at = operations.get(operation) + "/responses/" + status;
        JsonNode reference = document.at(JsonPointer.compile(at + "/$ref"));
        return reference.isMissingNode() ? at : reference.asText().substring(1);
    }

    private static String pointer(String response, String type) {
        return response + "/content/" + type.replace("/", "~1") + "/schema";
    }

    private void index(String path, JsonNode methods) {
        String escaped = path.replace("~", "~0").replace("/", "~1");
        methods.properties().stream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(
                        method ->
                                operations.put(
                                        method.getValue().get("operationId").asText(),
                                        "/paths/" + escaped + "/" + method.getKey()));
    }
}
