package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Conversations.Said;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;

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
        return remark.trail().requestId().orElse("none");
    }

    @Then("the reply reports {long} prompt tokens, {long} generated tokens and {long} in all")
    public void reports(long prompt, long generated, long total) {
        Said said = (Said) dialogues.reaction().given("a reply");
        assertThat(said.usage()).as("usage").contains(new Usage(prompt, generated, total));
    }

    @Then("each of the {int} entries names her tenant, herself and the trace that she was told")
    public void namesAll(int entries) {
        List<Tuple> told = dialogues.remarks().stream().map(this::named).toList();
        assertThat(told).as("answers").hasSize(entries).doesNotHaveDuplicates();
        assertThat(witnesses.ledger(cast.last()))
                .extracting(LedgerEntry::tenantId, LedgerEntry::userId, LedgerEntry::traceId)
                .as("tenants, people and traces in the ledger")
                .containsExactlyInAnyOrderElementsOf(told);
    }

    private Tuple named(Remark remark) {
        return tuple(
                cast.last().tenantId(), cast.last().id(), remark.trail().traceId().orElse("none"));
    }

    @Then(
            "each of the {int} entries has {long} prompt tokens and {long} generated tokens, as the engine counted")
    public void haveTokens(int entries, long prompt, long generated) {
        assertThat(witnesses.ledger(cast.last()))
                .extracting(LedgerEntry::usage)
                .as("tokens in the ledger")
                .isEqualTo(Collections.nCopies(entries, Usage.of(prompt, generated)));
    }

    @Then("the ledger has one entry, which charges her nothing")
    public void chargesNothing() {
        assertThat(witnesses.onlyEntry(cast.last()).cost()).isEqualByComparingTo("0");
    }
}
