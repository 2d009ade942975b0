package dev.touchstone.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What a scenario uses to script an engine and to read its journal and metrics, over HTTP. It
 * shares no code with the wire under test. Every call ends within its timeout, with an {@link
 * EngineUnreachable} that says what was asked, what came and which setting to look at. Thread-safe.
 */
public final class EngineControl {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI engine;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * Controls the engine at a URL such as {@code http://127.0.0.1:8000}; calls take 10 s at most.
     */
    public EngineControl(URI engine) {
        this(engine, TIMEOUT);
    }

    /** The same with a timeout of its own for each call. */
    public EngineControl(URI engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .build();
    }

    /** The engine does not answer, or not as a scripted engine does. */
    public static final class EngineUnreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EngineUnreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * From now on, requests with the script's marker follow it, beginning with its first behaviour.
     */
    public void script(Script script) {
        try {
            send("POST", "/script", Json.MAPPER.writeValueAsString(script), 204);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing a script", impossible);
        }
    }

    /** The same as {@link #script(Script)}. */
    public void script(String marker, Behaviour... behaviours) {
        script(Script.of(marker, behaviours));
    }

    /**
     * Lets the held requests of a marker go on, and all that come later, until it is scripted anew.
     */
    public void release(String marker) {
        send("POST", "/script/" + marker + "/release", "", 204);
    }

    /**
     * Lets them go on until they have generated so many tokens, and holds them there again. Only
     * for answers that are held at all.
     */
    public void release(String marker, int upToTokens) {
        send("POST", "/script/" + marker + "/release?tokens=" + upToTokens, "", 204);
    }

    /** The requests with this marker, in order of arrival, as they are now. */
    public List<JournalEntry> journal(String marker) {
        return entries("/journal?marker=" + marker);
    }

    /** The last 1,000 requests, in order of arrival. */
    public List<JournalEntry> journal() {
        return entries("/journal");
    }

    /** The served models. */
    public List<String> models() {
        JsonNode data = read("/v1/models", new TypeReference<JsonNode>() {}).path("data");
        return StreamSupport.stream(data.spliterator(), false)
                .map(model -> model.path("id").asText())
                .toList();
    }

    /** Whether the engine answers that it is alive; false also when nothing answers. */
    public boolean healthy() {
        try {
            send("GET", "/health", "", 200);
            return true;
        } catch (EngineUnreachable away) {
            return false;
        }
    }

    /** Every sample of {@code /metrics}, by its name with labels as printed there. */
    public Map<String, Double> metrics() {
        Map<String, Double> samples = new LinkedHashMap<>();
        send("GET", "/metrics", "", 200)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(
                        line -> {
                            int space = line.lastIndexOf(' ');
                            String value = line.substring(space + 1);
                            samples.put(line.substring(0, space), Double.valueOf(value));
                        });
        return samples;
    }

    /** A metric of all models together, {@code vllm:generation_tokens_total} for instance. */
    public double metric(String name) {
        return metric(metrics(), name);
    }

    /** The same in samples that were read before. */
    public static double metric(Map<String, Double> samples, String name) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().split("\\{", 2)[0].equals(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private List<JournalEntry> entries(String path) {
        return read(path, new TypeReference<List<JournalEntry>>() {});
    }

    private <T> T read(String path, TypeReference<T> type) {
        String body = send("GET", path, "", 200);
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JsonProcessingException other) {
            throw failed("GET", path, "its JSON, got " + shortened(body), other);
        }
    }

    private String send(String method, String path, String body, int expected) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(engine.toString().replaceAll("/+$", "") + path))
                        .timeout(timeout)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                String got = response.statusCode() + " " + shortened(response.body());
                throw failed(method, path, "status %d, got %s".formatted(expected, got), null);
            }
            return response.body();
        } catch (IOException away) {
            throw failed(
                    method, path, "an answer within %s, got %s".formatted(timeout, away), away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed(method, path, "an answer, but the waiting was interrupted", stopped);
        }
    }

    private EngineUnreachable failed(String method, String path, String what, Throwable cause) {
        return new EngineUnreachable(
                "engine at %s: %s %s: expected %s; is a scripted engine listening there, and is its"
                                .formatted(engine, method, path, what)
                        + " URL the one in the settings?",
                cause);
    }

    private static String shortened(String text) {
        return text.length() > 500 ? text.substring(0, 500) + "..." : text;
    }
}
