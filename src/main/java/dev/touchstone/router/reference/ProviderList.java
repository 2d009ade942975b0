package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Providers;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code GET /v1/providers}. */
final class ProviderList implements Providers {

    private final Operations operations;

    ProviderList(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Outcome<List<Listed>> list(Person caller) {
        Received received =
                operations.send("listProviders", Request.get("/v1/providers"), caller.credential());
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> data =
                Json.read(reply).map(body -> body.path("data")).filter(JsonNode::isArray);
        return reply.status() == 200 && data.isPresent()
                ? new Outcome.Given<>(
                        elements(data.get()).stream().map(ProviderList::listed).toList())
                : Refusals.of(reply);
    }

    private static Listed listed(JsonNode provider) {
        return new Listed(
                provider.path("id").asText(),
                Json.text(provider, "status").map("up"::equals),
                elements(provider.path("models")).stream().map(JsonNode::asText).toList());
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
