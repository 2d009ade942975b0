package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the published contract, with everything that can be wrong about a request. */
@DisplayName("CHAT-6 and its like: what is broken is refused by name, and leaves nothing")
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final JsonNode DOCUMENT = document();
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private RouterFixture fixture;
    private ReferenceConfig.Database where;
    private Map<String, String> before;

    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        where = database;
        fixture = new RouterFixture(database);
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void note() {
        before = everything();
    }

    @AfterEach
    void nothing_is_stored() {
        assertThat(everything()).isEqualTo(before);
    }

    /** An operation of the contract. */
    record Operation(String id, String method, String path, JsonNode described) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue().properties().stream()
                                        .filter(method -> METHODS.contains(method.getKey()))
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                new Operation(
                                                                        method.getValue()
                                                                                .path("operationId")
                                                                                .asText(),
                                                                        method.getKey(),
                                                                        path.getKey(),
                                                                        method.getValue()))));
        return operations.stream();
    }

    static Stream<Operation> withBody() {
        return operations().filter(operation -> !schema(operation).isMissingNode());
    }

    static Stream<Operation> withPathId() {
        return operations().filter(operation -> operation.path().contains("{id}"));
    }

    static Stream<Operation> withQuery() {
        return operations().filter(operation -> !parameters(operation).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_that_is_no_json_object_is_refused(Operation operation) throws Exception {
        for (String body :
                List.of("", "{", "{'a':1}", "{\"a\":1}}", "\u0000", "nul", "{\"a\":1,\"a\":2}")) {
            refused(send(operation, body), 400, null);
        }
        for (String body : List.of("[]", "\"text\"", "7", "true", "null")) {
            refused(send(operation, body), 422, null);
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_over_the_limit_is_refused(Operation operation) throws Exception {
        refused(send(operation, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"), 413, null);
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void an_unknown_field_is_refused_by_its_name(Operation operation) throws Exception {
        if (schema(operation).path("additionalProperties").isBoolean()) {
            for (String name :
                    List.of("surprise", "tenant_id", "<script>", "'; drop table people")) {
                refused(send(operation, valid(operation).put(name, 1).toString()), 422, name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_missing_field_is_refused_by_its_name(Operation operation) throws Exception {
        for (JsonNode required : schema(operation).path("required")) {
            String name = required.asText();
            ObjectNode body = valid(operation);
            body.remove(name);
            refused(send(operation, body.toString()), 422, name);
            refused(send(operation, body.putNull(name).toString()), 422, name);
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_field_of_another_kind_is_refused_by_its_name(Operation operation) throws Exception {
        for (Map.Entry<String, JsonNode> field :
                schema(operation).path("properties").properties()) {
            for (String wrong : wrong(resolved(field.getValue()))) {
                ObjectNode body = valid(operation);
                body.put(field.getKey(), "to be replaced");
                refused(
                        send(operation, body.toString().replace("\"to be replaced\"", wrong)),
                        422,
                        field.getKey());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("withPathId")
    void an_id_that_names_nothing_is_not_found(Operation operation) throws Exception {
        for (String id :
                List.of(
                        "x",
                        "0",
                        "-1",
                        "' or 1=1 --",
                        "<script>",
                        "..",
                        "%00",
                        UUID.randomUUID().toString())) {
            String path = operation.path().replace("{id}", encoded(id));
            HttpResponse<String> response =
                    fixture.send(
                            operation.method().toUpperCase(Locale.ROOT),
                            path,
                            token(operation),
                            schema(operation).isMissingNode() ? null : valid(operation).toString());
            assertThat(response.statusCode()).as(path + " " + response.body()).isIn(400, 404);
            assertThat(response.body()).contains("\"param\":null");
        }
    }

    @ParameterizedTest
    @MethodSource("withQuery")
    void a_parameter_of_another_kind_is_refused_by_its_name(Operation operation) throws Exception {
        for (JsonNode parameter : parameters(operation)) {
            String name = parameter.path("name").asText();
            for (String wrong : wrongParameter(resolved(parameter.path("schema")))) {
                refused(
                        fixture.send(
                                "GET",
                                operation.path().replace("{id}", UUID.randomUUID().toString())
                                        + "?"
                                        + name
                                        + "="
                                        + encoded(wrong),
                                fixture.ada,
                                null),
                        422,
                        name);
            }
        }
    }

    private static List<String> wrongParameter(JsonNode schema) {
        if (schema.path("type").asText().equals("integer")) {
            return List.of("x", "-1", "1.5", "99999999999999999999", "0x10", "", "1;2", "%00");
        }
        return switch (schema.path("format").asText()) {
            case "date-time" -> List.of("x", "", "2026-11-21", "2026-02-30T00:00:00Z", "7");
            case "date" -> List.of("x", "", "2026-02-30", "2025-02-29", "2026-13-01", "21.11.2026");
            default -> schema.has("enum") ? List.of("x", "", "JSON", "\0") : List.of("\0");
        };
    }

    private static List<String> wrong(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> kinds = new ArrayList<>(List.of(type.asText()));
        type.forEach(kind -> kinds.add(kind.asText()));
        List<String> wrong = new ArrayList<>();
        if (!kinds.contains("object")) {
            wrong.add("{\"a\":1}");
        }
        if (!kinds.contains("array")) {
            wrong.add("[1]");
        }
        if (!kinds.contains("boolean")) {
            wrong.add("true");
        }
        if (!kinds.contains("number") && !kinds.contains("integer")) {
            wrong.addAll(List.of("7", "1e400", "-0.5"));
        } else {
            wrong.addAll(List.of("\"7\"", "-1e30", "1e400"));
        }
        if (!kinds.contains("string")) {
            wrong.add("\"text\"");
        } else {
            wrong.addAll(List.of("\"\\u0000\"", "\"\\ud800\""));
        }
        return wrong;
    }

    private HttpResponse<String> send(Operation operation, String body) throws Exception {
        return fixture.send(
                operation.method().toUpperCase(Locale.ROOT),
                operation
                        .path()
                        .replace("{id}", UUID.randomUUID().toString())
                        .replace("{name}", "preferences"),
                token(operation),
                body);
    }

    private String token(Operation operation) {
        return operation.path().startsWith("/api/v1/platform/")
                ? RouterFixture.token(RouterFixture.PLATFORM, null, "platform_admin")
                : fixture.ada;
    }

    private void refused(HttpResponse<String> response, int status, String field) throws Exception {
        String what = response.request().uri() + " " + response.body();
        assertThat(response.statusCode()).as(what).isEqualTo(status);
        JsonNode error = fixture.jsonOf(response).path("error");
        assertThat(error.path("param").isNull() ? null : error.path("param").asText())
                .as("the named field, %s", what)
                .satisfies(
                        named ->
                                assertThat(named == null ? null : named.replaceAll("[.\\[].*", ""))
                                        .isEqualTo(field));
    }

    /** Each table as one text, so that a changed value shows. */
    private Map<String, String> everything() {
        Map<String, String> tables = new TreeMap<>();
        Jdbi.create(where.url(), where.owner().user(), where.owner().password())
                .useHandle(
                        handle -> {
                            List<String> names =
                                    handle.createQuery(
                                                    "select tablename from pg_tables where schemaname = 'public'")
                                            .mapTo(String.class)
                                            .list();
                            for (String name : names) {
                                tables.put(
                                        name,
                                        handle.createQuery(
                                                        "select coalesce(string_agg(t::text, ' ' order by t::text), '') from "
                                                                + name
                                                                + " t")
                                                .mapTo(String.class)
                                                .one());
                            }
                        });
        return tables;
    }

    private ObjectNode valid(Operation operation) throws IOException {
        JsonNode example =
                operation.described().at("/requestBody/content/application~1json/example");
        assertThat(example.isObject()).as("the contract's example of " + operation.id()).isTrue();
        return example.deepCopy();
    }

    private static List<JsonNode> parameters(Operation operation) {
        List<JsonNode> parameters = new ArrayList<>();
        operation
                .described()
                .path("parameters")
                .forEach(
                        parameter -> {
                            if (resolved(parameter).path("in").asText().equals("query")) {
                                parameters.add(resolved(parameter));
                            }
                        });
        return parameters;
    }

    private static JsonNode schema(Operation operation) {
        return resolved(operation.described().at("/requestBody/content/application~1json/schema"));
    }

    private static JsonNode resolved(JsonNode part) {
        return part.has("$ref") ? DOCUMENT.at(part.get("$ref").asText().substring(1)) : part;
    }

    private static String encoded(String text) {
        return text.startsWith("%")
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(new File("docs/openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
