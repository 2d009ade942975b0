package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Asking;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Rush;
import dev.touchstone.acceptance.world.Visits;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.stack.OwnSystem;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** More requests than a router takes on at a time. */
public final class OverloadSteps {

    /** For whom there is no room: sooner than for anybody who waits for it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** For whom there is room to wait. */
    private static final Duration AFTER_WAITING = OwnSystem.PATIENCE.plus(AT_ONCE);

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Cast cast;
    private final Rush rush;
    private final Engines engines;
    private final Visits visits;
    private final Witnesses witnesses;
    private boolean roomIsTaken;

    public OverloadSteps(
            Cast cast, Rush rush, Engines engines, Visits visits, Witnesses witnesses) {
        this.cast = cast;
        this.rush = rush;
        this.engines = engines;
        this.visits = visits;
        this.witnesses = witnesses;
    }

    @When("{person} asks {int} questions at once")
    public void asksAtOnce(String name, int count) {
        rush.begin(cast.named(name), count);
        engines.awaitArrivals(OwnSystem.UNDER_WAY);
    }

    @Given("{int} questions of hers have left no room, for the engine holds its answers back")
    public void leaveNoRoom(int count) {
        engines.but(answer -> answer.holdAfter(1));
        rush.begin(cast.last(), count);
        engines.awaitArrivals(OwnSystem.UNDER_WAY);
        roomIsTaken = true;
    }

    @When("{person} {asks}")
    public void comes(String name, Asking way) {
        if (roomIsTaken) {
            assertThat(engines.journal())
                    .as("requests with the engines, before one more comes")
                    .hasSize(OwnSystem.UNDER_WAY);
        }
        visits.come(cast.named(name), way);
    }

    @Then(
            "{int} of them are told at once to try again later, while the engines still hold the others back")
    public void areTurnedAway(int count) {
        areTurnedAway(count, AT_ONCE);
    }

    @Then(
            "{int} of them is told after a while to try again later, while the engines still hold the others back")
    public void areTurnedAwayAfterWaiting(int count) {
        areTurnedAway(count, AFTER_WAITING);
    }

    private void areTurnedAway(int count, Duration limit) {
        List<Refusal> refusals = rush.awaitRefusals(count, limit);
        assertThat(refusals).as("questions that are turned away").hasSize(count);
        refusals.forEach(OverloadSteps::isToldToTryLater);
        assertThat(engines.journal())
                .extracting(JournalEntry::state)
                .as("what the engines do meanwhile")
                .containsOnly(State.GENERATING);
    }

    @Then("she is told to try again later")
    public void isTurnedAway() {
        isToldToTryLater(visits.refusal(cast.last()));
    }

    private static void isToldToTryLater(Refusal refusal) {
        assertThat(refusal.reason()).as("in %s", refusal).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refusal.retryAfter())
                .as("when to try again, in %s", refusal)
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(LEAST, MOST));
    }

    @Then(
            "the other {int} are answered once the engines go on, and are all that engines and ledger know")
    public void othersAreAnswered(int count) {
        List<String> answered = rush.answers();
        assertThat(answered).as("questions that were answered").hasSize(count);
        assertThat(engines.journal()).as("requests that reached an engine").hasSize(count);
        assertThat(witnesses.ledger(cast.last()))
                .extracting(LedgerEntry::requestId)
                .as("requests in the ledger")
                .containsExactlyInAnyOrderElementsOf(answered);
    }

    @Then("once the engines have gone on, {person} {asks} and is served")
    public void isServedAfterwards(String name, Asking way) {
        Person person = cast.named(name);
        rush.end();
        visits.come(person, way);
        visits.isServed(person);
    }
}
