package dev.touchstone.acceptance.world;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Person;
import java.util.List;
import java.util.Optional;

/** The router is killed in the middle of its work, and one starts anew over the same database. */
public final class Crash {

    private final OwnRouter own;
    private final UnderWay underWay;
    private final LedgerHold ledger;
    private final Dialogues dialogues;
    private final Engines engines;

    public Crash(
            OwnRouter own,
            UnderWay underWay,
            LedgerHold ledger,
            Dialogues dialogues,
            Engines engines) {
        this.own = own;
        this.underWay = underWay;
        this.ledger = ledger;
        this.dialogues = dialogues;
        this.engines = engines;
    }

    public void happens() {
        own.kill();
        ledger.letGo();
        underWay.end();
        own.restart();
    }

    /** One token of the answer has been heard, and the engine holds the others back. */
    public void beginToHear(Person person, String text, String title) {
        engines.follow(Behaviour.echo().holdAfter(1), Behaviour.echo());
        dialogues.hear(person, Optional.of(dialogues.titled(title).id()), text);
        ReadStream.of(dialogues.last().pieces()).readTokens(1);
    }

    /** Says something more; what the engine is shown with it. */
    public List<String> shownWith(Person person, String text, String title) {
        dialogues.say(person, Optional.of(dialogues.titled(title).id()), text);
        dialogues.reaction().given("an answer");
        List<JournalEntry> asked = engines.journal();
        return EngineRequest.of(asked.get(asked.size() - 1)).messages();
    }

    /** The first question and its answer, and then the last question. */
    public List<String> answeredBefore() {
        List<Remark> remarks = dialogues.remarks();
        return List.of(
                "user: " + remarks.get(0).utterance().message(),
                "assistant: " + remarks.get(0).answer(),
                "user: " + dialogues.last().utterance().message());
    }
}
