package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Models;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code GET /v1/models}. */
public final class ModelList implements Models {

    private final Operations operations;

    public ModelList(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Outcome<List<Listed>> list(Person caller) {
        Received received =
                operations.send("listModels", Request.get("/v1/models"), caller.credential());
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> data =
                Json.read(reply).map(body -> body.path("data")).filter(JsonNode::isArray);
        return reply.status() == 200 && data.isPresent()
                ? new Outcome.Given<>(read(data.get()))
                : Refusals.of(reply);
    }

    private static List<Listed> read(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .map(
                        model ->
                                new Listed(
                                        model.path("id").asText(),
                                        Json.text(model, "status").map("loaded"::equals)))
                .toList();
    }
}
