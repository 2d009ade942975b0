package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.NetworkFault;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.UnderWay;
import dev.touchstone.acceptance.world.Waiting;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.stack.OwnSystem.Beginning;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** The network between the router and its engines. */
public final class LinkSteps {

    private final OwnRouter own;
    private final Waiting waiting;
    private final Talk talk;
    private final UnderWay underWay;
    private final Cast cast;
    private final Engines engines;
    private final RouterUnderTest router;

    public LinkSteps(
            OwnRouter own,
            Waiting waiting,
            Talk talk,
            UnderWay underWay,
            Cast cast,
            Engines engines,
            RouterUnderTest router) {
        this.own = own;
        this.waiting = waiting;
        this.talk = talk;
        this.underWay = underWay;
        this.cast = cast;
        this.engines = engines;
        this.router = router;
    }

    @Given("a router behind links that can fail")
    public void behindLinks() {
        own.begin(Beginning.BEHIND_LINKS);
        own.takeOver();
    }

    @Given("the network to the first engine {fault}")
    public void firstFails(NetworkFault fault) {
        fault.begin(own.linkToFirst());
    }

    @Given("the network to every engine {fault}")
    public void allFail(NetworkFault fault) {
        own.links().forEach(fault::begin);
    }

    @Given("the network to every engine takes {int} milliseconds for each piece")
    public void allAreSlow(int milliseconds) {
        own.links().forEach(link -> link.delay(Duration.ofMillis(milliseconds)));
    }

    @Given("she reads a stream with three seconds for each attempt, and has read two tokens")
    public void hasReadTwo() {
        engines.answer(Behaviour.echo().inPieces("One", " two", " three").holdAfter(2));
        underWay.beginToRead(cast.last(), List.of(question()), 2);
    }

    @When("the network to the first engine {fault} now")
    public void failsNow(NetworkFault fault) {
        firstFails(fault);
        waiting.during(underWay::end);
    }

    @When("the engine that works on them dies, and the others go on")
    public void engineDies() {
        own.linkToFirst().cut();
        engines.release();
        underWay.end();
    }

    @When("she asks for an answer with three seconds for each attempt")
    public void asks() {
        waiting.during(() -> talk.ask(cast.last(), question()));
    }

    @When("she asks for a stream with three seconds for each attempt")
    public void streams() {
        waiting.during(() -> talk.stream(cast.last(), question().reportingUsage()));
    }

    @Then(
            "within {int} attempt(s) she gets the engine's whole answer, from another engine than the first")
    public void isAnsweredByAnother(int attempts) {
        isAnswered(attempts, router.secondChoice());
    }

    @Then("within {int} attempt(s) she gets the engine's whole answer, from the first engine")
    public void isAnsweredByTheFirst(int attempts) {
        isAnswered(attempts, router.firstChoice());
    }

    @Then(
            "within {int} attempt(s) she has read the engine's whole answer, from another engine than the first")
    public void hasReadAll(int attempts) {
        isAnsweredByAnother(attempts);
        assertThat(talk.last().isInFull()).as("whether the stream has its done marker").isTrue();
    }

    @Then("within {int} attempt(s) the stream ends with an error instead of the done marker")
    public void endsWithAnError(int attempts) {
        waiting.isWithin(attempts);
        new BrokenOff(talk.last()).saysSo();
    }

    @Then("within {int} attempt(s) she is told that every engine {engineFailure}")
    public void isTold(int attempts, Reason reason) {
        waiting.isWithin(attempts);
        assertThat(talk.refusal().reason()).as("what she is told").isEqualTo(reason);
    }

    private void isAnswered(int attempts, String deployment) {
        waiting.isWithin(attempts);
        assertThat(talk.last().text()).as("the answer").isEqualTo(Prose.OF_2000_WORDS);
        assertThat(talk.last().trail().servedBy()).as("who answered").contains(deployment);
    }

    private ChatRequest question() {
        return talk.question("How long is it?").within(Waiting.ATTEMPT);
    }
}
