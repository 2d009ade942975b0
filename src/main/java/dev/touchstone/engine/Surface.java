package dev.touchstone.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which request goes where (contract, "The engine"), and how vLLM refuses those that go nowhere.
 */
final class Surface implements Consumer<HttpExchange> {

    private static final Pattern RELEASE = Pattern.compile("/script/([^/]+)/release");

    private final Map<String, Route> routes = new HashMap<>();
    private final ControlEndpoint control;

    Surface(String name, Model model) {
        Journal journal = new Journal(name);
        Scripts scripts = new Scripts();
        ChatEndpoint chat = new ChatEndpoint(model, journal, scripts);
        control = new ControlEndpoint(scripts, journal, model.saysWhatItIsTold());
        Model.ABOUT.forEach(path -> routes.put(path, new Route("GET", model::about)));
        routes.put("/v1/chat/completions", new Route("POST", chat::serve));
        routes.put("/script", new Route("POST", control::post));
        routes.put("/journal", new Route("GET", control::journal));
    }

    @Override
    public void accept(HttpExchange exchange) {
        Received request = exchange.request();
        if (request.flaw() == Received.Flaw.TOO_LARGE) {
            json(exchange, 413, tooLarge().json());
            return;
        }
        if (request.flaw() == Received.Flaw.NOT_HTTP) {
            json(exchange, 400, EngineError.unprocessable("Invalid HTTP request.").json());
            return;
        }
        Route route = route(request.path());
        if (route == null) {
            json(exchange, 404, detail("Not Found"));
        } else if (!route.method().equals(request.method())) {
            json(exchange, 405, detail("Method Not Allowed"));
        } else {
            route.handler().accept(exchange);
        }
    }

    private Route route(String path) {
        Matcher release = RELEASE.matcher(path);
        return release.matches()
                ? new Route("POST", exchange -> control.release(exchange, release.group(1)))
                : routes.get(path);
    }

    static void json(HttpExchange exchange, int status, ObjectNode body) {
        exchange.respond(
                status,
                JsonWriter.CONTENT_TYPE,
                Map.of(),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode detail(String message) {
        return Json.MAPPER.createObjectNode().put("detail", message);
    }

    private static EngineError tooLarge() {
        return new EngineError(
                413,
                "RequestEntityTooLarge",
                null,
                "body: expected at most %d bytes".formatted(ScriptedEngine.MAX_BODY));
    }

    private record Route(String method, Consumer<HttpExchange> handler) {}
}
