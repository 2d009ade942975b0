package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An OpenAPI 3.1 document: what stands where, and which criterion owns it. Thread-safe. */
final class ContractDocument {

    /** On a header: replies of this content type must have it, others need not. */
    static final String REQUIRED_ON = "x-required-on";

    private static final String CRITERION = "x-criterion";
    private static final String ADDRESS = "https://touchstone.invalid/openapi.json";
    private static final List<String> NOT_SCHEMA =
            List.of(
                    "openapi",
                    "info",
                    "jsonSchemaDialect",
                    "servers",
                    "security",
                    "tags",
                    "paths",
                    "components",
                    "example",
                    REQUIRED_ON,
                    CRITERION);

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    ContractDocument(JsonNode document) {
        this.document = document;
        this.schemas = schemas(document);
        document.path("paths").properties().forEach(path -> index(path.getKey(), path.getValue()));
    }

    /** JSON Schema 2020-12; what else stands in an OpenAPI document says nothing about values. */
    private static JsonSchemaFactory schemas(JsonNode document) {
        JsonMetaSchema openApi =
                JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                        .keywords(NOT_SCHEMA.stream().map(NonValidationKeyword::new).toList())
                        .build();
        return JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder ->
                        builder.metaSchema(openApi)
                                .schemaLoaders(
                                        loaders ->
                                                loaders.schemas(
                                                        Map.of(ADDRESS, document.toString()))));
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

    /** The names of its operations. */
    Set<String> operations() {
        return Set.copyOf(operations.keySet());
    }

    /** Where it describes this operation. */
    String operation(String name) {
        return operations.get(name);
    }

    /** Where it describes the replies with this status. */
    String response(String operation, int status) {
        return target(operation(operation) + "/responses/" + status);
    }

    /** What stands there itself, a reference or not; missing when nothing does. */
    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** Where a reference leads to; where it stands itself when it is none. */
    String target(String pointer) {
        return Json.text(document.at(pointer), "$ref").map(at -> at.substring(1)).orElse(pointer);
    }

    /** What stands there, behind a reference too. */
    JsonNode resolved(String pointer) {
        return document.at(target(pointer));
    }

    /** In which ways a value breaks the schema that stands there. */
    Stream<ValidationMessage> faults(String pointer, JsonNode value) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(value).stream();
    }

    private JsonSchema compile(String pointer) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer), config);
    }

    /** The criterion that owns the violated part of a schema: the nearest one that is named. */
    String owner(String operation, String pointer, ValidationMessage fault) {
        String violated = fault.getSchemaLocation().getFragment().toString();
        Optional<String> property =
                Optional.ofNullable(fault.getProperty())
                        .map(name -> parent(violated) + "/properties/" + name)
                        .flatMap(this::named);
        return property.or(() -> nearest(violated)).orElseGet(() -> owner(operation, pointer));
    }

    /** The criterion of a part of an operation, else that of the operation. */
    String owner(String operation, String pointer) {
        return nearest(pointer).orElseGet(() -> owner(operation(operation)));
    }

    /** The criterion of what stands there, or around it. */
    String owner(String pointer) {
        return nearest(pointer)
                .orElseThrow(() -> new IllegalStateException("no x-criterion at " + pointer));
    }

    private Optional<String> nearest(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = parent(at)) {
            Optional<String> named = named(at);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    /** The criterion that is named there. */
    Optional<String> named(String pointer) {
        return Json.text(resolved(pointer), CRITERION);
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
