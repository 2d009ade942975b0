package dev.touchstone.older;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Credential;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import dev.touchstone.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The HTTP client of an older test: one address, one token, JSON in and out. Thread-safe. */
final class Client {

    /** Theirs wait for 120 s and more; who has to wait so long here waits in vain. */
    static final Duration TIMEOUT = Duration.ofSeconds(40);

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wire wire;
    private final Credential credential;

    Client(URI base, Credential credential) {
        Limits limits = new Limits(TIMEOUT, TIMEOUT, Limits.EIGHT_MEBIBYTES);
        this.wire = new Wire(base, limits, new Evidence());
        this.credential = credential;
    }

    /** What came back. */
    record Response(Reply reply) {
        int status() {
            return reply.status();
        }

        String text() {
            return reply.text();
        }

        String header(String name) {
            return reply.header(name).orElse("");
        }

        Duration elapsed() {
            return reply.took();
        }

        /**
         * @throws AssertionError when it is no JSON
         */
        JsonNode json() {
            return parsed(text());
        }
    }

    /**
     * @throws AssertionError when it is no JSON
     */
    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    Response get(String path) {
        return send(Request.get(path));
    }

    Response delete(String path) {
        return send(Request.delete(path));
    }

    Response post(String path, JsonNode body) {
        return send(Request.json("POST", path, body.toString()));
    }

    Response put(String path, JsonNode body) {
        return send(Request.json("PUT", path, body.toString()));
    }

    Response patch(String path, JsonNode body) {
        return send(Request.json("PATCH", path, body.toString()));
    }

    /** So many requests at the same moment. */
    static List<Response> atOnce(int count, IntFunction<Response> request) {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<Future<Response>> sent =
                    IntStream.range(0, count)
                            .mapToObj(i -> callers.submit(() -> request.apply(i)))
                            .toList();
            return sent.stream().map(Client::joined).toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private static Response joined(Future<Response> sent) {
        try {
            return sent.get();
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof AssertionError noticed) {
                throw noticed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Response send(Request request) {
        Request shown =
                credential instanceof Credential.Bearer bearer
                        ? request.with("Authorization", "Bearer " + bearer.secret())
                        : request;
        Received received = wire.send(shown);
        if (received instanceof NoReply none) {
            throw new AssertionError(none.what());
        }
        return new Response((Reply) received);
    }
}
