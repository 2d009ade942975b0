package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Conversations.SaidInPieces;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who asks in one way or another, is turned away or served, and comes back. */
public final class Visits {

    private final RouterUnderTest router;
    private final Talk talk;
    private final Engines engines;
    private final Witnesses witnesses;
    private final List<Outcome<?>> served = new ArrayList<>();
    private Outcome<?> last;

    public Visits(RouterUnderTest router, Talk talk, Engines engines, Witnesses witnesses) {
        this.router = router;
        this.talk = talk;
        this.engines = engines;
        this.witnesses = witnesses;
    }

    /** Asks once, and reads what comes to its end. */
    public void come(Person person, Asking way) {
        last =
                switch (way) {
                    case QUESTION -> router.chat().ask(person, talk.question("Number one?"));
                    case STREAM -> streamed(person);
                    case CONVERSATION ->
                            router.conversations().say(person, remark("Number three?"));
                    case HEARING -> heard(person);
                };
        if (last instanceof Outcome.Given<?>) {
            served.add(last);
        }
    }

    private Outcome<AnswerStream> streamed(Person person) {
        return whole(router.chat().stream(person, talk.question("Number two?")));
    }

    private Outcome<AnswerStream> heard(Person person) {
        return whole(
                router.conversations().stream(person, remark("Number four?"))
                        .map(SaidInPieces::answer));
    }

    private Outcome<AnswerStream> whole(Outcome<AnswerStream> outcome) {
        if (outcome instanceof Outcome.Given<AnswerStream> given) {
            talk.readToEnd(given.value());
            assertThat(ReadStream.of(given.value()).kinds()).as("the stream").endsWith("done");
        }
        return outcome;
    }

    private Utterance remark(String text) {
        return new Utterance(Optional.empty(), engines.marked(text), Optional.empty());
    }

    /** What came of the last visit: the refusal, or the failure that there is none. */
    public Refusal refusal(Person person) {
        return new Reaction<>(person.name(), last).refusal();
    }

    /** The failure that the last visit was for nothing, unless it was not. */
    public void isServed(Person person) {
        new Reaction<>(person.name(), last).given("an answer");
    }

    /** How many visits were not for nothing. */
    public int served() {
        return served.size();
    }

    /** What was served, and nothing else, has reached an engine and was entered. */
    public void onlyTheServedAreKnown(Person person) {
        assertThat(engines.journal()).as("requests that reached an engine").hasSize(served.size());
        assertThat(witnesses.ledger(person))
                .extracting(LedgerEntry::status)
                .as("entries of the ledger")
                .hasSize(served.size())
                .containsOnly("ok");
    }
}
