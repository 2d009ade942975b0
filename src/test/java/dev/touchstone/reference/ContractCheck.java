package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every exchange of the tests to docs/openapi.yaml: status, headers, body. */
final class ContractCheck {
    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final JsonNode document;

    ContractCheck() {
        try {
            document = new YAMLMapper().readTree(new File("docs/openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(String method, String path, HttpResponse<String> response) {
        JsonNode operation = operation(method, path.replaceAll("\\?.*", ""));
        if (operation.isMissingNode()) {
            return;
        }
        String what = method + " " + path + " " + response.statusCode() + " " + response.body();
        JsonNode declared = resolved(operation.at("/responses/" + response.statusCode()));
        assertThat(declared.isObject()).as("a declared status: " + what).isTrue();
        for (Map.Entry<String, JsonNode> header : declared.path("headers").properties()) {
            if (resolved(header.getValue()).path("required").asBoolean()) {
                assertThat(response.headers().firstValue(header.getKey()))
                        .as(header.getKey() + " of " + what)
                        .isPresent();
            }
        }
        if (!declared.has("content")) {
            assertThat(response.body()).as(what).isEmpty();
            return;
        }
        String type =
                response.headers().firstValue("content-type").orElse("").replaceAll(";.*", "");
        JsonNode media = declared.path("content").path(type);
        assertThat(media.isObject())
                .as("a declared content type, not " + type + ": " + what)
                .isTrue();
        switch (type) {
            case "application/json" -> matches(media.path("schema"), response.body(), what);
            case "text/event-stream" -> {
                for (String event : response.body().split("\n\n")) {
                    if (!event.equals("data: [DONE]")) {
                        matches(media.path("schema"), event.substring("data: ".length()), what);
                    }
                }
            }
            default -> assertThat(type).isIn("text/html", "text/csv", "text/plain");
        }
    }

    private void matches(JsonNode schema, String body, String what) {
        try {
            JsonSchema compiledSchema =
                    compiled.computeIfAbsent(
                            schema.toString(),
                            text -> {
                                ObjectNode whole = schema.deepCopy();
                                whole.set("components", document.path("components"));
                                return schemas.getSchema(whole);
                            });
            assertThat(compiledSchema.validate(json.readTree(body))).as(what).isEmpty();
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + what, e);
        }
    }

    private JsonNode operation(String method, String path) {
        for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
            if (path.matches(each.getKey().replaceAll("\\{[^}]*}", "[^/]+"))) {
                return each.getValue().path(method.toLowerCase(Locale.ROOT));
            }
        }
        return document.path("absent");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
