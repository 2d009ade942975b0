package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Trail;
import io.cucumber.java.en.Then;
import java.util.List;

/** What is said in conversations, in the ledger. */
public final class ConversationLedgerSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Witnesses witnesses;

    public ConversationLedgerSteps(Cast cast, Dialogues dialogues, Witnesses witnesses) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.witnesses = witnesses;
    }

    @Then("the ledger has exactly one entry for each of the {int} answers in her conversation")
    public void hasOneEntryEach(int answers) {
        List<String> requests =
                dialogues.remarks().stream().map(ConversationLedgerSteps::requestId).toList();
        assertThat(requests).as("answers").hasSize(answers).doesNotHaveDuplicates();
        assertThat(witnesses.ledger(cast.last()))
                .extracting(LedgerEntry::requestId)
                .as("requests in the ledger")
                .containsExactlyInAnyOrderElementsOf(requests);
    }

    private static String requestId(Remark remark) {
        boolean whole =
                remark.outcome() instanceof Outcome.Given<?> given && given.value() instanceof Said;
        Trail trail =
                whole
                        ? ((Said) ((Outcome.Given<?>) remark.outcome()).value()).trail()
                        : remark.pieces().trail();
        return trail.requestId().orElse("none");
    }
}
