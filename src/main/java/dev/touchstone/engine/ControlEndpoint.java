package dev.touchstone.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code /script} and {@code /journal}: what a scenario tells the engine and learns from it. */
final class ControlEndpoint {

    private final Scripts scripts;
    private final Journal journal;
    private final boolean anyWords;

    /**
     * @param anyWords whether the model says what a script tells it
     */
    ControlEndpoint(Scripts scripts, Journal journal, boolean anyWords) {
        this.scripts = scripts;
        this.journal = journal;
        this.anyWords = anyWords;
    }

    void post(HttpExchange exchange) {
        try {
            Script script = Json.MAPPER.readValue(exchange.request().body(), Script.class);
            if (script == null) {
                throw new IllegalArgumentException("body: expected a script, got null");
            }
            if (!anyWords && script.behaviours().stream().anyMatch(Behaviour::hasWords)) {
                throw new IllegalArgumentException(
                        "behaviours: expected breaks and delays only, for a real model says what it likes, got "
                                + Json.MAPPER.writeValueAsString(script.behaviours()));
            }
            scripts.post(script);
            exchange.respond(204, null, Map.of(), new byte[0]);
        } catch (JsonProcessingException broken) {
            refuse(exchange, 400, "script: " + broken.getOriginalMessage());
        } catch (IllegalArgumentException wrong) {
            refuse(exchange, 400, "script: " + wrong.getMessage());
        }
    }

    void release(HttpExchange exchange, String marker) {
        String upTo = exchange.request().query("tokens");
        if (upTo != null && !upTo.matches("\\d{1,9}")) {
            refuse(exchange, 400, "release: tokens: expected a number, got '" + upTo + "'");
        } else if (scripts.release(marker, limit(upTo))) {
            exchange.respond(204, null, Map.of(), new byte[0]);
        } else {
            refuse(exchange, 404, "release: no script for '%s' was posted here".formatted(marker));
        }
    }

    private static int limit(String upTo) {
        return upTo == null ? Integer.MAX_VALUE : Integer.parseInt(upTo);
    }

    void journal(HttpExchange exchange) {
        String marker = exchange.request().query("marker");
        List<JournalEntry> entries = marker == null ? journal.last() : journal.of(marker);
        try {
            exchange.respond(
                    200, JsonWriter.CONTENT_TYPE, Map.of(), Json.MAPPER.writeValueAsBytes(entries));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing the journal", impossible);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String message) {
        EngineError error = new EngineError(status, "BadRequestError", null, message);
        exchange.respond(
                status,
                JsonWriter.CONTENT_TYPE,
                Map.of(),
                error.json().toString().getBytes(StandardCharsets.UTF_8));
    }
}
