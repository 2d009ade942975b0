package dev.touchstone.liar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * A router without engine, ledger and identity, which answers every request alike: whatever it was
 * sent, and beside it all that one could want to read. Only what asks for a stream gets one.
 */
public final class Liar {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HONEST =
            """
            {"object":"chat.completion","status":"ok","name":"assistant","role":"assistant","title":"Yes","content":"Yes",
             "model":"llama-3.2-3b","response":"Yes","checks":{"database":"up","engines":{"one":"up"}},"created_at":"%1$s",
             "choices":[{"index":0,"message":{"role":"assistant","content":"Yes"},"finish_reason":"stop"}],"created":%2$d,
             "data":[{"id":"llama-3.2-3b","object":"model","created":1,"owned_by":"local","status":"loaded","models":[]}],
             "usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4},"total_requests":1,"total_tokens":4,
             "prompt_tokens":3,"completion_tokens":1,"cost":"0.00000038","total_cost":"0.00000038","deployment":"llama-one",
             "orchestration":{"mode":"single","models_used":["llama-3.2-3b"],"rounds":1,"confidence":1}}""";
    private static final String STREAM =
            """
            data: {"id":"%1$s","object":"chat.completion.chunk","created":%2$d,"model":"llama-3.2-3b","choices":[{"index":0,"delta":{"role":"assistant","content":"Yes"},"finish_reason":"stop"}]}

            data: {"id":"%1$s","object":"chat.completion.chunk","created":%2$d,"model":"llama-3.2-3b","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}}

            data: [DONE]

            """;

    private Liar() {}

    /** Starts it on a free port, or on the one that is given. */
    public static HttpServer start(int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", Liar::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    /**
     * @param arguments the port
     */
    public static void main(String[] arguments) throws IOException {
        start(Integer.parseInt(arguments[0]));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode sent = asked.startsWith("{") ? JSON.readTree(asked) : JSON.createObjectNode();
        boolean stream = sent.path("stream").asBoolean();
        String id = "chatcmpl-" + UUID.randomUUID();
        long now = Instant.now().getEpochSecond();
        String told = (stream ? STREAM.formatted(id, now) : told(exchange, sent, id, now));
        boolean makes =
                exchange.getRequestURI().getPath().matches("/api/v1/(platform|admin|conv).*");
        exchange.getResponseHeaders()
                .set("Content-Type", stream ? "text/event-stream" : "application/json");
        exchange.getResponseHeaders().set("x-request-id", UUID.randomUUID().toString());
        exchange.getResponseHeaders().set("x-served-by", "llama-one");
        exchange.getResponseHeaders().set("x-attempts", "1");
        exchange.getResponseHeaders().set("x-cost", "0.00000038");
        boolean removes = exchange.getRequestMethod().equals("DELETE");
        boolean made = makes && exchange.getRequestMethod().equals("POST");
        exchange.sendResponseHeaders(removes ? 204 : made ? 201 : 200, removes ? -1 : 0);
        if (!removes) {
            exchange.getResponseBody().write(told.getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private static String told(HttpExchange exchange, JsonNode sent, String id, long now)
            throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree(HONEST.formatted(Instant.now(), now));
        all.put("id", id.substring("chatcmpl-".length()));
        all.put("status", exchange.getRequestURI().getPath().endsWith("ready") ? "ready" : "ok");
        all.setAll((ObjectNode) sent.deepCopy());
        sent.path("users")
                .forEach(user -> ((ObjectNode) all.withArray("users").get(0)).put("id", id));
        boolean list =
                exchange.getRequestURI().getPath().matches(".*(s|ledger)")
                        && exchange.getRequestMethod().equals("GET");
        return list && !exchange.getRequestURI().getPath().startsWith("/v1")
                ? "[" + all + "]"
                : all.toString();
    }
}
