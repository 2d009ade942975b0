package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Regions;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Traffic;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.UnderWay;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.stack.OwnSystem.Beginning;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** Routers in their own processes and beside each other. */
public final class RegionSteps {

    private final OwnRouter own;
    private final Regions regions;
    private final Cast cast;
    private final Talk talk;
    private final UnderWay underWay;
    private final Traffic traffic;
    private final Dialogues dialogues;

    public RegionSteps(
            OwnRouter own,
            Regions regions,
            Cast cast,
            Talk talk,
            UnderWay underWay,
            Traffic traffic,
            Dialogues dialogues) {
        this.own = own;
        this.regions = regions;
        this.cast = cast;
        this.talk = talk;
        this.underWay = underWay;
        this.traffic = traffic;
        this.dialogues = dialogues;
    }

    @Given("a router in a process of its own")
    public void inItsOwnProcess() {
        own.begin(Beginning.IN_ITS_OWN_PROCESS);
        own.takeOver();
    }

    @Given("a router in a process of its own, and a second region beside it")
    public void processAndRegion() {
        inItsOwnProcess();
        regions.open();
    }

    @Given("a router that nobody else uses, and a second region beside it")
    public void routerAndRegion() {
        own.begin(Beginning.WITH_DATABASE);
        own.takeOver();
        regions.open();
    }

    @Given("she is answered in the first region")
    public void isAnswered() {
        talk.ask(cast.last(), talk.question("Are you there?"));
        talk.answer();
    }

    @When("the first region is lost, and her client asks whoever is there")
    public void isLost() {
        own.kill();
        underWay.end();
        regions.askWhoeverIsThere(cast.last(), talk.question("Is anybody there?"));
    }

    @When("she says {string} in {string} in the other region")
    public void saysElsewhere(String text, String title) {
        regions.moveOn();
        dialogues.say(cast.last(), Optional.of(dialogues.titled(title).id()), text);
    }

    @When(
            "{int} callers of hers ask {int} questions each in either region, half of them for streams")
    public void askInBoth(int callers, int questions) {
        traffic.beginWithStreams(cast.last(), callers, questions);
        regions.moveOn();
        traffic.beginWithStreams(cast.last(), callers, questions);
        traffic.end();
    }

    @Then("she is answered there, and has not been answered where she waited")
    public void isAnsweredThere() {
        talk.answer();
        assertThat(talk.turns())
                .extracting(Turn::isInFull)
                .as("what she asked before, while she waited, when nobody was there, and then")
                .containsExactly(true, false, false, true);
    }

    @Then("both regions tell the same ledger")
    public void tellTheSame() {
        List<List<LedgerEntry>> ledgers = regions.ledgers(cast.last());
        assertThat(ledgers.get(1)).as("what the other region tells").isEqualTo(ledgers.get(0));
    }
}
