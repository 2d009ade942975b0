package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.touchstone.router.Departure;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The published contract (OpenAPI 3.1, whose schemas are JSON Schema 2020-12), against which
 * replies are held: is this status declared for the operation, are the declared headers there, does
 * the body keep its schema. Each departure names the criterion that owns the part of the contract,
 * {@code x-criterion} in the document, so that one fault does not turn every criterion red.
 * Thread-safe.
 */
public final class Contract {

    private static final String DOCUMENT = "https://touchstone.invalid/openapi.json";
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
                    "x-criterion");
    private static final int FAULTS = 20;
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<String, String> operations = new HashMap<>();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
        this.schemas = schemas(document);
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
    public List<Departure> departures(String operation, Reply reply) {
        String at = response(operation, reply.status());
        if (document.at(at).isMissingNode()) {
            String what = "status %d is not declared".formatted(reply.status());
            return List.of(new Departure(owner(operations.get(operation)), what));
        }
        List<Departure> found = new ArrayList<>(missingHeaders(operation, at, reply));
        if (document.at(at).has("content")) {
            found.addAll(body(operation, at, reply));
        }
        return found;
    }

    /** Where a request to this operation departs from the contract; empty when nowhere. */
    public List<Departure> departures(String operation, Request request) {
        String schema = operations.get(operation) + "/requestBody" + schema(JSON);
        if (request.body().isEmpty() || document.at(schema).isMissingNode()) {
            return List.of();
        }
        String text = new String(request.body().get(), StandardCharsets.UTF_8);
        return Json.read(text)
                .map(body -> faults(operation, schema, body))
                .orElse(List.of(new Departure(owner(schema), "the request is no JSON")));
    }

    /** Where one event of a stream departs from the contract. */
    public List<Departure> departures(String operation, JsonNode event) {
        String pointer = response(operation, 200) + schema(EVENTS);
        return faults(operation, kind(pointer, event).orElse(pointer), event);
    }

    /**
     * The one kind of event that this is meant to be: an error where it has one. Held to every kind
     * at once, a bad chunk would break the criterion of errors as well.
     */
    private Optional<String> kind(String pointer, JsonNode event) {
        return IntStream.range(0, document.at(pointer + "/oneOf").size())
                .mapToObj(index -> pointer + "/oneOf/" + index)
                .filter(at -> isError(resolved(document.at(at))) == event.hasNonNull("error"))
                .findFirst();
    }

    private static boolean isError(JsonNode schema) {
        return schema.path("properties").has("error");
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
                                                        Map.of(DOCUMENT, document.toString()))));
    }

    private List<Departure> body(String operation, String response, Reply reply) {
        String type = reply.header("Content-Type").orElse("none").toLowerCase(Locale.ROOT);
        String declared = type.split(";")[0];
        if (!document.at(response + "/content").has(declared)) {
            String what = "content type %s is not declared".formatted(type);
            return List.of(new Departure(owner(operation, response), what));
        }
        if (!declared.equals(JSON)) {
            return List.of();
        }
        return Json.read(reply)
                .map(body -> faults(operation, response + schema(JSON), body))
                .orElse(List.of(new Departure(owner(operation, response), "the body is not JSON")));
    }

    /**
     * Where the body of an answer departs from the shape on which any client of this operation
     * relies: what belongs to the operation's own criterion, and what a router adds harms nobody.
     */
    public List<String> misshapen(String operation, JsonNode body) {
        String pointer = response(operation, 200) + schema(JSON);
        String criterion = owner(operations.get(operation));
        return validate(pointer, body)
                .filter(fault -> !fault.getType().equals("additionalProperties"))
                .filter(fault -> owner(operation, pointer, fault).equals(criterion))
                .map(ValidationMessage::getMessage)
                .map(Excerpt::quote)
                .sorted()
                .limit(FAULTS)
                .toList();
    }

    private List<Departure> faults(String operation, String pointer, JsonNode value) {
        return validate(pointer, value)
                .map(fault -> departure(owner(operation, pointer, fault), fault))
                .sorted(Comparator.comparing(Departure::what))
                .limit(FAULTS)
                .toList();
    }

    /** In short: a hostile reply may repeat itself in the message, and in any number of them. */
    private static Departure departure(String criterion, ValidationMessage fault) {
        return new Departure(criterion, Excerpt.quote(fault.getMessage()));
    }

    private Stream<ValidationMessage> validate(String pointer, JsonNode value) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(value).stream();
    }

    private JsonSchema compile(String pointer) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer), config);
    }

    private List<Departure> missingHeaders(String operation, String response, Reply reply) {
        return document.at(response + "/headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .filter(header -> reply.header(header.getKey()).isEmpty())
                .map(
                        header ->
                                new Departure(
                                        named(resolved(header.getValue()))
                                                .orElse(owner(operation, response)),
                                        "the header %s is missing".formatted(header.getKey())))
                .toList();
    }

    /** Where the document describes this reply; follows one reference into the components. */
    private String response(String operation, int status) {
        String at = operations.get(operation) + "/responses/" + status;
        JsonNode reference = document.at(at + "/$ref");
        return reference.isMissingNode() ? at : reference.asText().substring(1);
    }

    private static String schema(String type) {
        return "/content/" + type.replace("/", "~1") + "/schema";
    }

    /** The criterion that owns the violated part of a schema: the nearest one that is named. */
    private String owner(String operation, String pointer, ValidationMessage fault) {
        String violated = fault.getSchemaLocation().getFragment().toString();
        Optional<String> property =
                Optional.ofNullable(fault.getProperty())
                        .map(name -> parent(violated) + "/properties/" + name)
                        .flatMap(at -> named(resolved(document.at(at))));
        return property.or(() -> nearest(violated)).orElseGet(() -> owner(operation, pointer));
    }

    /** The criterion of a part of an operation, else that of the operation. */
    private String owner(String operation, String pointer) {
        return nearest(pointer).orElseGet(() -> owner(operations.get(operation)));
    }

    private String owner(String pointer) {
        return nearest(pointer)
                .orElseThrow(() -> new IllegalStateException("no x-criterion at " + pointer));
    }

    private Optional<String> nearest(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = parent(at)) {
            Optional<String> named = named(resolved(document.at(at)));
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static Optional<String> named(JsonNode part) {
        return Json.text(part, "x-criterion");
    }

    private JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? document.at(part.get("$ref").asText().substring(1)) : part;
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
