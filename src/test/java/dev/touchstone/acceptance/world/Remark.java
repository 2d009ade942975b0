package dev.touchstone.acceptance.world;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Trail;
import java.util.Optional;

/**
 * Something that somebody said, and what came of it.
 *
 * @param outcome {@link Said} or {@link SaidInPieces}
 */
public record Remark(Person person, Utterance utterance, Outcome<?> outcome) {

    Reaction<?> reaction() {
        return new Reaction<>(person.name(), outcome);
    }

    private Object given() {
        return reaction().given("an answer");
    }

    /** The conversation in which it was said, as the router tells with the answer. */
    public String conversation() {
        return given() instanceof Said said
                ? said.conversationId()
                : ((SaidInPieces) given()).conversationId().orElse("nowhere");
    }

    /** The answer's id, as the router tells with it. */
    public String answerId() {
        return given() instanceof Said said
                ? said.messageId()
                : ((SaidInPieces) given()).messageId().orElse("none");
    }

    /** What the router said beside its answer. */
    public Trail trail() {
        return given() instanceof Said said ? said.trail() : pieces().trail();
    }

    /** The answer's text, as far as it was heard. */
    public String answer() {
        return given() instanceof Said said ? said.response() : ReadStream.of(pieces()).text();
    }

    /** The answer in pieces; whoever said it must have got one. */
    public AnswerStream pieces() {
        return ((SaidInPieces) given()).answer();
    }

    /** The answer in pieces, where there is such a one. */
    Optional<AnswerStream> stream() {
        return outcome instanceof Outcome.Given<?> given
                        && given.value() instanceof SaidInPieces pieces
                ? Optional.of(pieces.answer())
                : Optional.empty();
    }

    /** Hears the answer to its end. */
    public void readToEnd() {
        AnswerStream stream = pieces();
        while (stream.next().isPresent()) {
            // the stream keeps what it reads
        }
    }
}
