package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.touchstone.router.Departure;
import dev.touchstone.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers that a contract declares: those that must be there are, and all keep their schema.
 */
record DeclaredHeaders(ContractDocument document) {

    /** Where the headers of a reply depart from those of the response that stands there. */
    List<Departure> departures(String operation, String response, Reply reply) {
        String headers = response + "/headers/";
        return document.at(response + "/headers").properties().stream()
                .map(Map.Entry::getKey)
                .flatMap(
                        name ->
                                fault(headers + name, name, reply).stream()
                                        .map(
                                                what ->
                                                        new Departure(
                                                                owner(operation, response, name),
                                                                "the header " + name + what)))
                .toList();
    }

    private String owner(String operation, String response, String name) {
        return document.named(response + "/headers/" + name)
                .orElseGet(() -> document.owner(operation, response));
    }

    private Optional<String> fault(String pointer, String name, Reply reply) {
        JsonNode declared = document.resolved(pointer);
        Optional<String> value = reply.header(name);
        if (value.isEmpty()) {
            return isRequired(reply, declared) ? Optional.of(" is missing") : Optional.empty();
        }
        return document.faults(document.target(pointer) + "/schema", typed(value.get(), declared))
                .map(fault -> " is not as declared: " + Excerpt.quote(value.get()))
                .findFirst();
    }

    private static boolean isRequired(Reply reply, JsonNode declared) {
        boolean here =
                Json.text(declared, ContractDocument.REQUIRED_ON)
                        .filter(Contract.contentType(reply)::equals)
                        .isPresent();
        return here || declared.path("required").asBoolean();
    }

    /** What stands in a header, in the type that is declared for it. */
    private static JsonNode typed(String text, JsonNode declared) {
        boolean number = declared.at("/schema/type").asText().equals("integer");
        return number && text.matches("\\d{1,18}")
                ? LongNode.valueOf(Long.parseLong(text))
                : TextNode.valueOf(text);
    }
}
