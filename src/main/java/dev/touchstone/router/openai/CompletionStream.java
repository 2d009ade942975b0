package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Departure;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.Trail;
import dev.touchstone.wire.EventStream;
import dev.touchstone.wire.ServerSentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A streamed chat completion, event by event. */
public final class CompletionStream implements AnswerStream {

    private static final String DONE = "[DONE]";

    private final EventStream stream;
    private final Operations operations;
    private final String operation;
    private final StreamGrammar grammar = new StreamGrammar();
    private final List<StreamEvent> events = new ArrayList<>();

    /**
     * @param operation whose reply it is
     */
    public CompletionStream(EventStream stream, Operations operations, String operation) {
        this.stream = stream;
        this.operations = operations;
        this.operation = operation;
    }

    @Override
    public Optional<StreamEvent> next() {
        Optional<StreamEvent> event = stream.next().map(this::read);
        if (event.isEmpty() && !stream.residue().isEmpty() && !endsGarbled()) {
            event =
                    Optional.of(
                            new StreamEvent.Garbled(
                                    Instant.now(), Excerpt.quote(stream.residue())));
        }
        event.ifPresent(events::add);
        return event;
    }

    @Override
    public List<StreamEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public Ending ending() {
        return switch (stream.ending()) {
            case OPEN -> Ending.OPEN;
            case CLEAN -> Ending.CLEAN;
            case CUT -> Ending.CUT;
            case SILENT -> Ending.SILENT;
            case TOO_LONG -> Ending.TOO_LONG;
            case HUNG_UP -> Ending.HUNG_UP;
        };
    }

    @Override
    public Trail trail() {
        return operations.dialect().trail(stream.head());
    }

    @Override
    public void hangUp() {
        stream.hangUp();
    }

    @Override
    public void close() {
        stream.close();
    }

    /** For messages. */
    @Override
    public String toString() {
        return "a stream, which " + ending().words();
    }

    private boolean endsGarbled() {
        return !events.isEmpty() && events.get(events.size() - 1) instanceof StreamEvent.Garbled;
    }

    private StreamEvent read(ServerSentEvent event) {
        if (event.data().equals(DONE)) {
            grammar.done().ifPresent(this::departed);
            return new StreamEvent.Done(event.at());
        }
        return Json.read(event.data())
                .filter(node -> node.isObject() && event.wellFormed())
                .map(node -> object(event, node))
                .orElseGet(() -> new StreamEvent.Garbled(event.at(), Excerpt.quote(event.data())));
    }

    private void departed(Departure departure) {
        operations.departed("an event of a stream", departure);
    }

    private StreamEvent object(ServerSentEvent event, JsonNode node) {
        operations.contract().departures(operation, node).forEach(this::departed);
        if (node.hasNonNull("error")) {
            JsonNode error = node.get("error");
            return new StreamEvent.Failure(
                    event.at(), Refusals.message(error), Json.text(error, "type"));
        }
        grammar.fault(node).ifPresent(this::departed);
        JsonNode choice = node.at("/choices/0");
        return new StreamEvent.Chunk(
                event.at(),
                Json.text(node, "id").orElse(""),
                Json.text(node, "model").orElse(""),
                node.path("choices").size(),
                Json.text(choice.path("delta"), "role"),
                Json.text(choice.path("delta"), "content").orElse(""),
                Completion.toolCall(choice.path("delta")),
                Completion.finishReason(choice),
                Completion.usage(node));
    }
}
