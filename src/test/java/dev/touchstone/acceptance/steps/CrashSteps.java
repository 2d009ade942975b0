package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Crash;
import dev.touchstone.acceptance.world.Receipts;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Traffic;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.Witnesses;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** A router is killed, and what was answered is held against the ledger. */
public final class CrashSteps {

    private final Crash crash;
    private final Cast cast;
    private final Talk talk;
    private final Traffic traffic;
    private final Receipts receipts;
    private final Witnesses witnesses;

    public CrashSteps(
            Crash crash,
            Cast cast,
            Talk talk,
            Traffic traffic,
            Receipts receipts,
            Witnesses witnesses) {
        this.crash = crash;
        this.cast = cast;
        this.talk = talk;
        this.traffic = traffic;
        this.receipts = receipts;
        this.witnesses = witnesses;
    }

    @When("the router is killed and started again")
    public void isKilled() {
        crash.happens();
    }

    @Given("she has heard one token of the answer to {string} in {string}")
    public void hasHeard(String text, String title) {
        crash.beginToHear(cast.last(), text, title);
    }

    @Then("she goes on in {string} from what was answered before")
    public void goesOn(String title) {
        List<String> shown = crash.shownWith(cast.last(), "And cheap?", title);
        assertThat(shown).as("what the engine is shown").isEqualTo(crash.answeredBefore());
    }

    @Then("she has got neither of them in full, and the ledger has no entry")
    public void hasGotNeither() {
        assertThat(talk.turns())
                .extracting(Turn::isInFull)
                .as("whether the answer and the stream are complete")
                .containsExactly(false, false);
        assertThat(witnesses.ledger(cast.last())).as("entries in the ledger").isEmpty();
    }

    @Then("the ledger charges exactly for the answers that were given in full")
    public void agree() {
        receipts.agree(cast.last());
    }

    @Then(
            "the ledger charges once for each answer that was given in full, and for one more of each caller at most")
    public void areKept() {
        receipts.areKept(cast.last(), traffic.callers());
    }

    @Then("she is answered again")
    public void isAnswered() {
        talk.ask(cast.last(), talk.question("Are you there?"));
        talk.answer();
    }

    @Then("she is answered again, and charged for that alone")
    public void isAnsweredAndCharged() {
        isAnswered();
        receipts.agree(cast.last());
    }
}
