package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.LedgerHold;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.UnderWay;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.stack.OwnSystem;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Answers that wait for their entries. */
public final class LedgerHoldSteps {

    private final LedgerHold ledger;
    private final UnderWay underWay;
    private final Talk talk;
    private final Cast cast;
    private final Engines engines;

    public LedgerHoldSteps(
            LedgerHold ledger, UnderWay underWay, Talk talk, Cast cast, Engines engines) {
        this.ledger = ledger;
        this.underWay = underWay;
        this.talk = talk;
        this.cast = cast;
        this.engines = engines;
    }

    @Given("the ledger takes no entry for the moment")
    public void takesNoEntry() {
        ledger.hold();
    }

    @When("{int} answers and {int} streams of hers come to the ledger")
    public void comeToTheLedger(int answers, int streams) {
        underWay.send(cast.last(), answers, streams);
        ledger.awaitWaiting(answers + streams);
    }

    @Given("as many answers of hers wait for the ledger as the router has connections")
    public void takeAllConnections() {
        ledger.hold();
        comeToTheLedger(OwnSystem.CONNECTIONS, 0);
    }

    @Given(
            "an answer and a stream of hers have come to the ledger, which takes no entry for the moment")
    public void bothHaveCome() {
        ledger.hold();
        comeToTheLedger(1, 1);
    }

    @When("she asks for one answer more")
    public void asksOneMore() {
        underWay.ask(cast.last(), talk.question("One more"));
    }

    @Then(
            "she is told that the service is not available, and no engine has been asked for that one")
    public void isNotAvailable() {
        assertThat(talk.refusal().reason()).as("what she is told").isEqualTo(Reason.UNAVAILABLE);
        assertThat(engines.journal()).as("requests").hasSize(OwnSystem.CONNECTIONS);
    }

    @Then("none of them is complete")
    public void noneIsComplete() {
        underWay.noneIsComplete();
    }

    @Then("once the ledger takes entries again, each of the {int} is complete")
    public void areComplete(int answers) {
        ledger.letGo();
        new InFull(underWay.end()).areAll(answers);
    }

    @Then("once the ledger takes entries again, each of the others is complete")
    public void othersAreComplete() {
        areComplete(OwnSystem.CONNECTIONS);
    }
}
