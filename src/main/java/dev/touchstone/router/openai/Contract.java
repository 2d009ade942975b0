package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.ValidationMessage;
import dev.touchstone.router.Departure;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The published contract (OpenAPI 3.1, whose schemas are JSON Schema 2020-12), against which
 * replies are held: is this status declared for the operation, do the declared headers and the body
 * keep their schemas. Each departure names the criterion that owns the part of the contract, {@code
 * x-criterion} in the document, so that one fault does not turn every criterion red. Thread-safe.
 */
public final class Contract {

    private static final int FAULTS = 20;
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private final ContractDocument document;
    private final DeclaredHeaders headers;

    private Contract(ContractDocument document) {
        this.document = document;
        this.headers = new DeclaredHeaders(document);
    }

    /** Reads the document from the class path. */
    public static Contract load() {
        try (InputStream in =
                Contract.class.getResourceAsStream("/dev/touchstone/reference/openapi.yaml")) {
            JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(in);
            return new Contract(new ContractDocument(document));
        } catch (IOException e) {
            throw new UncheckedIOException("docs/openapi.yaml cannot be read", e);
        }
    }

    /** The names of its operations. */
    public Set<String> operations() {
        return document.operations();
    }

    /** The names of the operations in a document, ours or another. */
    public static Set<String> operations(JsonNode document) {
        return Set.copyOf(document.findValuesAsText("operationId"));
    }

    /** Where a reply to this operation departs from the contract; empty when nowhere. */
    public List<Departure> departures(String operation, Reply reply) {
        String at = document.response(operation, reply.status());
        if (document.at(at).isMissingNode()) {
            String what = "status %d is not declared".formatted(reply.status());
            return List.of(new Departure(document.owner(document.operation(operation)), what));
        }
        List<Departure> found = new ArrayList<>(headers.departures(operation, at, reply));
        if (document.at(at).has("content")) {
            found.addAll(body(operation, at, reply));
        }
        return found;
    }

    /** Where a request to this operation departs from the contract; empty when nowhere. */
    public List<Departure> departures(String operation, Request request) {
        String schema = document.operation(operation) + "/requestBody" + schema(JSON);
        if (request.body().isEmpty() || document.at(schema).isMissingNode()) {
            return List.of();
        }
        String text = new String(request.body().get(), StandardCharsets.UTF_8);
        return Json.read(text)
                .map(body -> faults(operation, schema, body))
                .orElse(List.of(new Departure(document.owner(schema), "the request is no JSON")));
    }

    /** Where one event of a stream departs from the contract. */
    public List<Departure> departures(String operation, JsonNode event) {
        String pointer = document.response(operation, 200) + schema(EVENTS);
        return faults(operation, kind(pointer, event).orElse(pointer), event);
    }

    /**
     * The one kind of event that this is meant to be: an error where it has one. Held to every kind
     * at once, a bad chunk would break the criterion of errors as well.
     */
    private Optional<String> kind(String pointer, JsonNode event) {
        return IntStream.range(0, document.at(pointer + "/oneOf").size())
                .mapToObj(index -> pointer + "/oneOf/" + index)
                .filter(at -> isError(document.resolved(at)) == event.hasNonNull("error"))
                .findFirst();
    }

    private static boolean isError(JsonNode schema) {
        return schema.path("properties").has("error");
    }

    private List<Departure> body(String operation, String response, Reply reply) {
        String declared = contentType(reply);
        if (!document.at(response + "/content").has(declared)) {
            String what = "content type %s is not declared".formatted(declared);
            return List.of(new Departure(document.owner(operation, response), what));
        }
        if (!declared.equals(JSON)) {
            return List.of();
        }
        Departure noJson =
                new Departure(document.owner(operation, response), "the body is not JSON");
        return Json.read(reply)
                .map(body -> jsonFaults(operation, response, body))
                .orElse(List.of(noJson));
    }

    private List<Departure> jsonFaults(String operation, String response, JsonNode body) {
        List<Departure> found = new ArrayList<>(faults(operation, response + schema(JSON), body));
        if (body.has("detail") && !body.get("detail").equals(body.at("/error/message"))) {
            String what = "detail is not the same message as that of the error";
            found.add(new Departure(document.owner(operation, response), what));
        }
        return found;
    }

    /**
     * Where the body of an answer departs from the shape on which any client of this operation
     * relies: what belongs to the operation's own criterion, and what a router adds harms nobody.
     */
    public List<String> misshapen(String operation, JsonNode body) {
        String pointer = document.response(operation, 200) + schema(JSON);
        String criterion = document.owner(document.operation(operation));
        return document.faults(pointer, body)
                .filter(fault -> !fault.getType().equals("additionalProperties"))
                .filter(fault -> document.owner(operation, pointer, fault).equals(criterion))
                .map(ValidationMessage::getMessage)
                .map(Excerpt::quote)
                .sorted()
                .limit(FAULTS)
                .toList();
    }

    private List<Departure> faults(String operation, String pointer, JsonNode value) {
        return document.faults(pointer, value)
                .map(fault -> departure(document.owner(operation, pointer, fault), fault))
                .sorted(Comparator.comparing(Departure::what))
                .limit(FAULTS)
                .toList();
    }

    /** In short: a hostile reply may repeat itself in the message, and in any number of them. */
    private static Departure departure(String criterion, ValidationMessage fault) {
        return new Departure(criterion, Excerpt.quote(fault.getMessage()));
    }

    /** The media type of a reply, without its parameters. */
    static String contentType(Reply reply) {
        return reply.header("Content-Type").orElse("none").toLowerCase(Locale.ROOT).split(";")[0];
    }

    private static String schema(String type) {
        return "/content/" + type.replace("/", "~1") + "/schema";
    }
}
