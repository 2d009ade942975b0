package dev.touchstone.acceptance.world;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.StreamEvent.Done;
import dev.touchstone.router.StreamEvent.Failure;
import dev.touchstone.router.ToolCall;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was read of a stream so far, in the words of the features. */
public record ReadStream(AnswerStream stream) {

    public static ReadStream of(AnswerStream stream) {
        return new ReadStream(stream);
    }

    /** Reads on until so many pieces of text have come, or the stream has ended. */
    public void readTokens(int count) {
        while (pieces().size() < count && stream.next().isPresent()) {
            // the stream keeps what it reads
        }
    }

    public List<Chunk> chunks() {
        return only(Chunk.class);
    }

    /** The events that carry text. */
    public List<Chunk> pieces() {
        return chunks().stream().filter(chunk -> !chunk.text().isEmpty()).toList();
    }

    public String text() {
        return chunks().stream().map(Chunk::text).collect(Collectors.joining());
    }

    /** The call of a tool that its pieces make; empty when none is one. */
    public Optional<ToolCall> toolCall() {
        return chunks().stream()
                .map(Chunk::toolCall)
                .flatMap(Optional::stream)
                .reduce(ToolCall::with);
    }

    public List<FinishReason> finishReasons() {
        return chunks().stream().map(Chunk::finishReason).flatMap(Optional::stream).toList();
    }

    public List<Usage> usages() {
        return chunks().stream().map(Chunk::usage).flatMap(Optional::stream).toList();
    }

    public List<Failure> failures() {
        return only(Failure.class);
    }

    public List<Done> doneMarkers() {
        return only(Done.class);
    }

    /**
     * Each event by its kind, in order: "piece", "finish", "counts", "done", "error", "garbled".
     */
    public List<String> kinds() {
        return stream.events().stream().map(ReadStream::kind).toList();
    }

    private static String kind(StreamEvent event) {
        if (event instanceof Chunk chunk) {
            boolean counts = chunk.choices() == 0;
            return counts ? "counts" : chunk.finishReason().isPresent() ? "finish" : "piece";
        }
        return event instanceof Done ? "done" : event instanceof Failure ? "error" : "garbled";
    }

    private <T extends StreamEvent> List<T> only(Class<T> kind) {
        return stream.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
