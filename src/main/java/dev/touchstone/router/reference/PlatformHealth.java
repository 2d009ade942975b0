package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Health;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The contract's public endpoints, asked without any credential. */
record PlatformHealth(Operations operations) implements Health {

    @Override
    public Outcome<Void> alive() {
        return ask("health", "/health", (reply, body) -> alive(reply, body));
    }

    @Override
    public Outcome<Readiness> readiness() {
        return ask("readiness", "/health/ready", PlatformHealth::readiness);
    }

    @Override
    public Outcome<PublishedContract> contractDocument() {
        return ask("openapi", "/openapi.json", this::published);
    }

    private <T> Outcome<T> ask(
            String operation, String path, BiFunction<Reply, JsonNode, Outcome<T>> read) {
        Received received = operations.send(operation, Request.get(path), new Credential.None());
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> body = Json.read(reply);
        return body.map(json -> read.apply(reply, json)).orElseGet(() -> Refusals.of(reply));
    }

    private static Outcome<Void> alive(Reply reply, JsonNode body) {
        boolean ok = reply.status() == 200 && body.path("status").asText().equals("ok");
        return ok ? new Outcome.Given<>(null) : Refusals.of(reply);
    }

    /** The status and the word must agree; otherwise this is no readiness. */
    private static Outcome<Readiness> readiness(Reply reply, JsonNode body) {
        String word = body.path("status").asText();
        boolean ready = reply.status() == 200 && word.equals("ready");
        boolean notReady = reply.status() == 503 && word.equals("not_ready");
        return ready || notReady
                ? new Outcome.Given<>(new Readiness(ready, parts(body.path("checks"))))
                : Refusals.of(reply);
    }

    private static Map<String, Boolean> parts(JsonNode checks) {
        Map<String, Boolean> parts = new HashMap<>();
        parts.put(Readiness.DATABASE, checks.path("database").asText().equals("up"));
        checks.path("engines")
                .properties()
                .forEach(e -> parts.put(e.getKey(), e.getValue().asText().equals("up")));
        return Map.copyOf(parts);
    }

    private Outcome<PublishedContract> published(Reply reply, JsonNode body) {
        boolean contract = reply.status() == 200 && body.path("openapi").isTextual();
        return contract
                ? new Outcome.Given<>(
                        new PublishedContract(
                                Contract.operations(body), operations.contract().operations()))
                : Refusals.of(reply);
    }
}
