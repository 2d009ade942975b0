package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Outage;
import dev.touchstone.acceptance.world.Outages;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Receipts;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Traffic;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.UnderWay;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Optional;

/** The database goes away and comes back. */
public final class OutageSteps {

    private final OwnRouter own;
    private final Outages outages;
    private final UnderWay underWay;
    private final Traffic traffic;
    private final Talk talk;
    private final Engines engines;
    private final Cast cast;
    private final Receipts receipts;

    public OutageSteps(
            OwnRouter own,
            Outages outages,
            UnderWay underWay,
            Traffic traffic,
            Talk talk,
            Engines engines,
            Cast cast,
            Receipts receipts) {
        this.own = own;
        this.outages = outages;
        this.underWay = underWay;
        this.traffic = traffic;
        this.talk = talk;
        this.engines = engines;
        this.cast = cast;
        this.receipts = receipts;
    }

    @Given("the router's database {outage}")
    public void databaseIsAway(Outage outage) {
        outages.begin(outage);
    }

    @Given("the router's database answers {int} milliseconds late")
    public void databaseIsSlow(int milliseconds) {
        Duration eachWay = Duration.ofMillis(milliseconds).dividedBy(2);
        own.system().linkToDatabase().delay(eachWay);
    }

    @When("the router's database {outage}, and the engines go on")
    public void databaseGoes(Outage outage) {
        outages.begin(outage);
        engines.release();
        underWay.end();
    }

    @When("the router's database has been stopped for a moment meanwhile")
    public void databaseIsStoppedForAMoment() {
        traffic.awaitAnswers(8);
        outages.begin(Outage.STOPPED);
        traffic.awaitFailure();
        outages.end();
        traffic.end();
    }

    @Then("she is told both times that the service is not available")
    public void isToldTwice() {
        assertThat(talk.turns().stream().map(Turn::refusal).flatMap(Optional::stream))
                .extracting(Refusal::reason)
                .as("what she is told while the database is away")
                .containsExactly(Reason.UNAVAILABLE, Reason.UNAVAILABLE);
    }

    @Then("she gets no answer, and her stream ends with an error instead of the done marker")
    public void getsNothingInFull() {
        assertThat(talk.turns()).as("what was under way").hasSize(2);
        assertThat(talk.turns().get(0).refusal().map(Refusal::reason))
                .as("what she is told instead of an answer")
                .contains(Reason.UNAVAILABLE);
        new BrokenOff(talk.turns().get(1)).saysSo();
    }

    @Then("once the database is back, she is answered, and charged for that alone")
    public void isBack() {
        outages.end();
        own.awaitReady();
        talk.ask(cast.last(), talk.question("Are you back?"));
        talk.answer();
        receipts.agree(cast.last());
    }

    @Then("each of the callers is answered in the end")
    public void areAnsweredInTheEnd() {
        new InFull(traffic.lastOfEach()).areAll(traffic.callers());
    }
}
