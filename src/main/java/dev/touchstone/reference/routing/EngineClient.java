package dev.touchstone.reference.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.reference.DeploymentConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

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
        return get(address, timeout).thenApply(Optional::isPresent);
    }

    /** The JSON that a GET is answered with, or nothing; never fails. */
    CompletableFuture<Optional<JsonNode>> json(URI address, Duration timeout) {
        return get(address, timeout).thenApply(body -> body.flatMap(this::parsed));
    }

    private CompletableFuture<Optional<byte[]>> get(URI address, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(
                        HttpRequest.newBuilder(address).GET().build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (response, failure) -> {
                            if (failure != null) {
                                exchange.cancel(true);
                                return Optional.empty();
                            }
                            return Optional.of(response)
                                    .filter(answer -> answer.statusCode() == 200)
                                    .map(HttpResponse::body);
                        });
    }

    private Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.ofNullable(json.readTree(body));
        } catch (IOException e) {
            // What is no JSON lists nothing.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
