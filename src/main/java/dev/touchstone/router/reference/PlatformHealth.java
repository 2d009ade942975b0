package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Health;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.openai.Contract;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The contract's public endpoints, asked without any credential. */
record PlatformHealth(Operations operations, List<Model> models) implements Health {

    @Override
    public Outcome<Void> alive(Credential shown) {
        return ask("health", "/health", shown, (reply, body) -> alive(reply, body));
    }

    @Override
    public Outcome<Readiness> readiness(Credential shown) {
        return ask("readiness", "/health/ready", shown, this::readiness);
    }

    @Override
    public Outcome<PublishedContract> contractDocument() {
        return ask("openapi", "/openapi.json", new Credential.None(), this::published);
    }

    private <T> Outcome<T> ask(
            String operation,
            String path,
            Credential shown,
            BiFunction<Reply, JsonNode, Outcome<T>> read) {
        Received received = operations.send(operation, Request.get(path), shown);
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

    /**
     * The status and the word must agree, and what is missing must follow from the checks;
     * otherwise this is no readiness.
     */
    private Outcome<Readiness> readiness(Reply reply, JsonNode body) {
        String word = body.path("status").asText();
        boolean ready = reply.status() == 200 && word.equals("ready");
        boolean notReady = reply.status() == 503 && word.equals("not_ready");
        if (!ready && !notReady) {
            return Refusals.of(reply);
        }
        Map<String, Boolean> parts = parts(body.path("checks"));
        List<String> told = texts(body.path("missing"));
        List<String> missing = missing(parts);
        return told.equals(missing)
                ? new Outcome.Given<>(new Readiness(ready, parts))
                : new Outcome.Unusable<>(
                        "its checks say that %s is missing, and it says %s"
                                .formatted(missing, told));
    }

    /** The database, and each model that no engine serves. */
    private List<String> missing(Map<String, Boolean> parts) {
        Stream<String> database = Stream.of(Readiness.DATABASE).filter(name -> !isUp(parts, name));
        Stream<String> dark =
                models.stream()
                        .filter(
                                model ->
                                        model.deployments().stream()
                                                .noneMatch(each -> isUp(parts, each.id())))
                        .map(model -> "model " + model.id());
        return Stream.concat(database, dark).toList();
    }

    private static boolean isUp(Map<String, Boolean> parts, String name) {
        return parts.getOrDefault(name, false);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
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
