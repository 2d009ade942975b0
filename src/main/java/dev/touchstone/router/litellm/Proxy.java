package dev.touchstone.router.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.SetUpFailed;
import dev.touchstone.router.openai.Excerpt;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import dev.touchstone.wire.Wire;
import java.util.Optional;
import java.util.function.Function;

/** LiteLLM's own interface, beside the protocol: each call is one request that shows one key. */
record Proxy(Wire wire) {

    private static final String HEADER = "Authorization";

    Received get(String path, Credential shown) {
        return wire.send(showing(Request.get(path), shown));
    }

    Received post(String path, ObjectNode body, Credential shown) {
        return wire.send(showing(Request.json("POST", path, body.toString()), shown));
    }

    /** What a 200 says, or the proxy's no. */
    static <T> Outcome<T> read(Received received, Function<JsonNode, T> given) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        return json(reply)
                .<Outcome<T>>map(body -> new Outcome.Given<>(given.apply(body)))
                .orElseGet(() -> Refusals.of(reply, new Words()));
    }

    /** What has to be made before a scenario can begin. */
    static JsonNode made(Received received, String what) {
        Optional<JsonNode> body =
                received instanceof Reply reply ? json(reply) : Optional.<JsonNode>empty();
        return body.orElseThrow(
                () ->
                        new SetUpFailed(
                                "LiteLLM did not %s: %s. It was asked with the key of credentials.api_key_env, which must be its master key"
                                        .formatted(what, told(received))));
    }

    private static Optional<JsonNode> json(Reply reply) {
        return reply.status() == 200 ? Json.read(reply) : Optional.empty();
    }

    private static String told(Received received) {
        return received instanceof Reply reply
                ? "it answered %d %s".formatted(reply.status(), Excerpt.quote(reply.text()))
                : ((NoReply) received).what();
    }

    private static Request showing(Request request, Credential shown) {
        return shown instanceof Credential.Bearer bearer
                ? request.with(HEADER, "Bearer " + bearer.secret())
                : request;
    }
}
