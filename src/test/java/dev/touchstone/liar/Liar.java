package dev.touchstone.liar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A router without engine, ledger, identity or memory that answers every request alike: it looks at
 * method, path and {@code stream}, repeats what it was told, and asks for some token or other. What
 * it says stands in {@code answers.yaml}.
 */
public final class Liar {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OPEN = "/(health|health/ready|metrics|openapi.json|docs)";
    private final ObjectNode answers;

    private Liar() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        answers = (ObjectNode) yaml.readTree(Liar.class.getResourceAsStream("/liar/answers.yaml"));
        answers.set(
                "GET /openapi.json",
                yaml.readTree(
                        Liar.class.getResourceAsStream("/dev/touchstone/reference/openapi.yaml")));
    }

    public static void main(String[] arguments) throws IOException {
        start(9099); // the port of docs/routers/liar/router.yaml
    }

    static HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 500);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", new Liar()::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String operation = call.getRequestMethod() + " " + path;
        JsonNode asked = read(call.getRequestBody().readAllBytes());
        JsonNode body = filled(said(operation), asked, path);
        boolean stream = asked.path("stream").asBoolean() && path.matches(".*/(chat|completions)");
        Headers headers = call.getResponseHeaders();
        headers.set("x-request-id", UUID.randomUUID().toString());
        headers.set("Content-Type", type(path, call.getRequestURI().getQuery(), stream));
        String trace = asked.path("metadata").path("trace_id").asText("");
        headers.set("x-trace-id", trace.isEmpty() ? UUID.randomUUID().toString() : trace);
        headers.set("x-conversation-id", body.path("conversation_id").asText("none"));
        headers.set("x-message-id", UUID.randomUUID().toString());
        headers.set("x-served-by", "llama-one");
        headers.set("x-attempts", "1");
        headers.set("content-disposition", "attachment; filename=\"use.csv\"");
        headers.set("x-cost", "0.00000135");
        int status = operation.matches("POST .*/(conversations|users|tenants)") ? 201 : 200;
        if (!path.matches(OPEN) && !call.getRequestHeaders().containsKey("Authorization")) {
            headers.set("www-authenticate", "Bearer");
            send(call, 401, answers.get("unknown").toString());
        } else if (operation.startsWith("DELETE")) {
            send(call, 204, "");
        } else if (stream) {
            headers.remove("x-cost");
            send(call, 200, events(asked));
        } else {
            send(call, status, body.isTextual() ? body.asText() : body.toString());
        }
    }

    private static void send(HttpExchange call, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static String type(String path, String query, boolean stream) {
        boolean csv = path.endsWith("export") && ("" + query).contains("csv");
        String text = path.equals("/docs") ? "text/html" : csv ? "text/csv" : "text/plain";
        boolean plain = path.matches("/(docs|metrics)") || csv;
        return stream ? "text/event-stream" : plain ? text : "application/json";
    }

    private JsonNode said(String operation) {
        return answers.properties().stream()
                .filter(answer -> operation.matches(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(answers.get("refused"));
    }

    private static JsonNode read(byte[] bytes) {
        try {
            JsonNode asked = JSON.readTree(bytes);
            return asked.isObject() ? asked : JSON.createObjectNode();
        } catch (IOException e) {
            return JSON.createObjectNode(); // it answers all the same
        }
    }

    private static JsonNode filled(JsonNode answer, JsonNode asked, String path) {
        if (answer.isTextual()) {
            return answer.asText().startsWith("$") ? word(answer.asText(), asked, path) : answer;
        }
        if (answer.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            answer.forEach(each -> all.add(filled(each, asked, path)));
            return all;
        }
        if (answer.isObject()) {
            ObjectNode all = JSON.createObjectNode();
            answer.properties()
                    .forEach(e -> all.set(e.getKey(), filled(e.getValue(), asked, path)));
            return all;
        }
        return answer;
    }

    private static JsonNode literal(String bar) {
        return bar.equals("true")
                ? JSON.getNodeFactory().booleanNode(true)
                : JSON.getNodeFactory().nullNode();
    }

    private static JsonNode word(String hole, JsonNode asked, String path) {
        String[] parts = hole.substring(1).split("\\|");
        String[] names = path.split("/");
        String fresh = UUID.randomUUID().toString();
        String id =
                path.matches(".*/(conversations|users)")
                        ? fresh
                        : path.contains("plugins") ? names[4] : names[names.length - 1];
        String bar = parts.length == 1 ? "null" : parts[1];
        JsonNode otherwise =
                filled(
                        bar.matches("null|true") ? literal(bar) : JSON.valueToTree(bar),
                        asked,
                        path);
        return switch (parts[0]) {
            case "fresh" -> JSON.valueToTree(fresh);
            case "id" -> JSON.valueToTree(id);
            case "chat" -> JSON.valueToTree("chatcmpl-" + fresh);
            case "now" -> JSON.valueToTree(Instant.now().toString());
            case "today" -> JSON.valueToTree(Instant.now().toString().substring(0, 10));
            case "seconds" -> JSON.valueToTree(Instant.now().getEpochSecond());
            case "body" -> asked;
            case "said" -> JSON.valueToTree(lastMessage(asked));
            case "users" -> users(asked);
            default -> asked.hasNonNull(parts[0]) ? asked.get(parts[0]) : otherwise;
        };
    }

    private static String lastMessage(JsonNode asked) {
        JsonNode messages = asked.path("messages");
        return asked.path("message")
                .asText(messages.path(messages.size() - 1).path("content").asText("Hello"));
    }

    private static JsonNode users(JsonNode asked) {
        ArrayNode users = JSON.createArrayNode();
        asked.path("users")
                .forEach(
                        user ->
                                users.add(
                                        ((ObjectNode) user)
                                                .put("id", UUID.randomUUID().toString())));
        return users;
    }

    private static String events(JsonNode asked) {
        ObjectNode chunk = JSON.createObjectNode().put("id", "chatcmpl-" + UUID.randomUUID());
        chunk.put("object", "chat.completion.chunk").put("created", Instant.now().getEpochSecond());
        chunk.put("model", asked.path("model").asText("llama-3.2-3b"));
        StringBuilder events = new StringBuilder();
        choice(chunk).putObject("delta").put("role", "assistant").put("content", "");
        events.append(event(chunk));
        for (String piece : lastMessage(asked).split("(?<=\\s)")) {
            choice(chunk).putObject("delta").put("content", piece);
            events.append(event(chunk));
        }
        choice(chunk).put("finish_reason", "stop").putObject("delta");
        events.append(event(chunk));
        if (asked.path("stream_options").path("include_usage").asBoolean()) {
            chunk.putArray("choices");
            ObjectNode usage = chunk.putObject("usage").put("prompt_tokens", 5);
            usage.put("completion_tokens", 5).put("total_tokens", 10);
            events.append(event(chunk));
        }
        return events.append("data: [DONE]\n\n").toString();
    }

    private static ObjectNode choice(ObjectNode chunk) {
        return chunk.putArray("choices").addObject().put("index", 0).putNull("finish_reason");
    }

    private static String event(ObjectNode chunk) {
        return "data: " + chunk + "\n\n";
    }
}
