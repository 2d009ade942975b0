package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.routing.EngineProbes;
import dev.touchstone.reference.routing.Fresh;
import dev.touchstone.reference.storage.Database;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Liveness and readiness (HEALTH-1, 2, 3): ready means the database and an engine for every model.
 */
final class HealthHandler implements Operations.Part, AutoCloseable {
    private static final Duration AGE = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 1;

    private final ExecutorService executor =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "router-readiness");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Json json;
    private final List<ModelConfig> models;
    private final EngineProbes engines;
    private final Fresh<Boolean> database;

    HealthHandler(Json json, List<ModelConfig> models, EngineProbes engines, Database database) {
        this.json = json;
        this.models = models;
        this.engines = engines;
        this.database =
                new Fresh<>(
                        AGE,
                        () ->
                                CompletableFuture.supplyAsync(database::answers, executor)
                                        .completeOnTimeout(
                                                false, PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void offer(Operations operations) {
        operations.open(HandlerType.GET, "/health", this::health);
        operations.open(HandlerType.GET, "/health/ready", this::ready);
    }

    private void health(Context context) {
        json.answer(context, 200, json.object().put("status", "ok"));
    }

    private void ready(Context context) {
        CompletableFuture<Map<String, Boolean>> asked = engines.health();
        boolean databaseUp = database.get().join();
        Map<String, Boolean> enginesUp = asked.join();
        ArrayNode missing = json.array();
        if (!databaseUp) {
            missing.add("database");
        }
        for (ModelConfig model : models) {
            if (model.deployments().stream().noneMatch(each -> enginesUp.get(each.id()))) {
                missing.add("model " + model.id());
            }
        }
        boolean ready = missing.isEmpty();
        ObjectNode body = json.object().put("status", ready ? "ready" : "not_ready");
        ObjectNode checks = body.putObject("checks").put("database", word(databaseUp));
        ObjectNode engineChecks = checks.putObject("engines");
        enginesUp.forEach((id, up) -> engineChecks.put(id, word(up)));
        if (!ready) {
            body.set("missing", missing);
        }
        json.answer(context, ready ? 200 : 503, body);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
