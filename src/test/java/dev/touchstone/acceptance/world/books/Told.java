package dev.touchstone.acceptance.world.books;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.StreamEvent.Done;
import dev.touchstone.router.StreamEvent.Failure;
import dev.touchstone.router.Trail;
import dev.touchstone.router.Usage;
import java.util.List;
import java.util.Optional;

/**
 * What somebody was told of a request.
 *
 * @param usage as far as it was told
 */
public record Told(String caller, End end, Optional<Usage> usage, Trail trail) {

    /** How it ended for the caller. */
    public enum End {
        WHOLE("got a whole answer"),
        LEFT("left"),
        BROKEN("was told of a failure inside a stream"),
        /** An answer that was under way has come to nothing, and is paid for. */
        GONE("was told that the conversation is not there"),
        SPEECHLESS("read a stream that ended without a word"),
        REFUSED("was refused");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    /** What it was; empty when nothing came that anyone can work with. */
    public static Optional<Told> of(String caller, boolean inAConversation, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            boolean gone =
                    inAConversation && refused.refusal().reason() == Refusal.Reason.NOT_FOUND;
            return Optional.of(
                    new Told(
                            caller,
                            gone ? End.GONE : End.REFUSED,
                            Optional.empty(),
                            refused.refusal().trail()));
        }
        return outcome instanceof Outcome.Given<?> given
                ? given(caller, inAConversation, given.value())
                : Optional.empty();
    }

    private static Optional<Told> given(String caller, boolean inAConversation, Object value) {
        if (value instanceof Answer answer) {
            return Optional.of(new Told(caller, End.WHOLE, answer.usage(), answer.trail()));
        }
        if (value instanceof Said said) {
            return Optional.of(new Told(caller, End.WHOLE, said.usage(), said.trail()));
        }
        AnswerStream stream =
                value instanceof SaidInPieces pieces ? pieces.answer() : (AnswerStream) value;
        return end(stream, inAConversation)
                .map(end -> new Told(caller, end, usage(stream), stream.trail()));
    }

    private static Optional<End> end(AnswerStream stream, boolean inAConversation) {
        List<StreamEvent> events = stream.events();
        List<Failure> failures =
                events.stream().filter(Failure.class::isInstance).map(Failure.class::cast).toList();
        if (!failures.isEmpty()) {
            boolean gone = inAConversation && failures.stream().allMatch(Failure::isNotFound);
            return Optional.of(gone ? End.GONE : End.BROKEN);
        }
        if (events.stream().anyMatch(Done.class::isInstance)) {
            return Optional.of(End.WHOLE);
        }
        return switch (stream.ending()) {
            case OPEN -> Optional.empty();
            case HUNG_UP -> Optional.of(End.LEFT);
            case CLEAN, CUT, SILENT, TOO_LONG -> Optional.of(End.SPEECHLESS);
        };
    }

    private static Optional<Usage> usage(AnswerStream stream) {
        return stream.events().stream()
                .filter(Chunk.class::isInstance)
                .map(event -> ((Chunk) event).usage())
                .flatMap(Optional::stream)
                .reduce((first, last) -> last);
    }

    @Override
    public String toString() {
        return "%s, who %s (request %s)"
                .formatted(caller, end.words, trail.requestId().orElse("without a name"));
    }
}
