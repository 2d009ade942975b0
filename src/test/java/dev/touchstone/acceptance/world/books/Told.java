package dev.touchstone.acceptance.world.books;

import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Outcome;
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
 * @param inAConversation then a refusal may be about the conversation, which was deleted say, and
 *     not about the answer
 * @param usage as far as it was told
 */
public record Told(
        String caller, boolean inAConversation, End end, Optional<Usage> usage, Trail trail) {

    /** How it ended for the caller. */
    public enum End {
        WHOLE("got a whole answer"),
        LEFT("left"),
        BROKEN("was told of a failure inside a stream"),
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
            Trail trail = refused.refusal().trail();
            return Optional.of(
                    new Told(caller, inAConversation, End.REFUSED, Optional.empty(), trail));
        }
        return outcome instanceof Outcome.Given<?> given
                ? given(caller, inAConversation, given.value())
                : Optional.empty();
    }

    private static Optional<Told> given(String caller, boolean inAConversation, Object value) {
        if (value instanceof Answer answer) {
            return Optional.of(
                    new Told(caller, inAConversation, End.WHOLE, answer.usage(), answer.trail()));
        }
        if (value instanceof Said said) {
            return Optional.of(
                    new Told(caller, inAConversation, End.WHOLE, said.usage(), said.trail()));
        }
        AnswerStream stream =
                value instanceof SaidInPieces pieces ? pieces.answer() : (AnswerStream) value;
        return end(stream)
                .map(end -> new Told(caller, inAConversation, end, usage(stream), stream.trail()));
    }

    private static Optional<End> end(AnswerStream stream) {
        List<StreamEvent> events = stream.events();
        if (events.stream().anyMatch(Failure.class::isInstance)) {
            return Optional.of(End.BROKEN);
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
