package dev.touchstone.reference.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.reference.DeploymentConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The router's HTTP client towards the engines. It never sends a request twice. Java 17 cannot
 * close an {@link HttpClient}: its selector thread, a daemon, ends when the client is collected.
 */
public final class EngineClient implements AutoCloseable {
    private final ExecutorService executor =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "router-engines");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .executor(executor)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final ObjectMapper json;

    /** A client that writes and reads with that mapper. */
    public EngineClient(ObjectMapper json) {
        this.json = json;
    }

    EngineCall chat(DeploymentConfig deployment, ChatRequest request) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(request.engineBody());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The request cannot be written as JSON", e);
        }
        return EngineCall.start(
                http,
                HttpRequest.newBuilder(deployment.at("/v1/chat/completions"))
                        .header("content-type", "application/json")
                        .header(
                                "accept",
                                request.stream() ? "text/event-stream" : "application/json")
                        .header("x-request-id", request.requestId().toString())
                        .header("x-trace-id", request.traceId())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    /** Whether a GET is answered with 200 in time; never fails. */
    CompletableFuture<Boolean> answers(URI address, Duration timeout) {
        return http.sendAsync(get(address, timeout), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && response.statusCode() == 200);
    }

    /** The JSON that a GET is answered with, or nothing; never fails. */
    CompletableFuture<Optional<JsonNode>> json(URI address, Duration timeout) {
        return http.sendAsync(get(address, timeout), HttpResponse.BodyHandlers.ofByteArray())
                .orTimeout(timeout.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .handle(
                        (response, failure) -> {
                            if (failure != null || response.statusCode() != 200) {
                                return Optional.empty();
                            }
                            try {
                                return Optional.of(json.readTree(response.body()));
                            } catch (java.io.IOException e) {
                                // What is no JSON is no list of models.
                                return Optional.empty();
                            }
                        });
    }

    private static HttpRequest get(URI address, Duration timeout) {
        return HttpRequest.newBuilder(address).timeout(timeout).GET().build();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
