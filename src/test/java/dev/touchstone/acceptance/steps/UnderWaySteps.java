package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.UnderWay;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Capability;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Requests that have been sent, while something else happens. */
public final class UnderWaySteps {

    private static final String[] PIECES = {"One", " two", " three", " four"};

    private final UnderWay underWay;
    private final Engines engines;
    private final Cast cast;
    private final Talk talk;
    private final RouterUnderTest router;

    public UnderWaySteps(
            UnderWay underWay, Engines engines, Cast cast, Talk talk, RouterUnderTest router) {
        this.underWay = underWay;
        this.engines = engines;
        this.cast = cast;
        this.talk = talk;
        this.router = router;
    }

    @Given("every engine holds back what it repeats")
    public void holdBack() {
        engines.answer(Behaviour.echo().holdAfter(0));
    }

    @Given("every engine holds back what it repeats, all but two tokens")
    public void holdBackAllButTwo() {
        engines.answer(Behaviour.echo().holdAfter(2));
    }

    @Given("she waits for {int} answers and {int} streams")
    public void waits(int answers, int streams) {
        underWay.begin(cast.last(), answers, streams);
    }

    @Given("she waits for an answer, and has read two tokens of a stream")
    public void waitsAndReads() {
        engines.answer(Behaviour.echo().inPieces(PIECES).holdAfter(2));
        underWay.begin(cast.last(), 1, 0);
        underWay.beginToRead(cast.last(), 1, 2);
    }

    @Given("she has read two tokens of each of {int} streams, and waits for {int} answers")
    public void readsAndWaits(int streams, int answers) {
        underWay.beginToRead(cast.last(), streams, 2);
        underWay.begin(cast.last(), answers, 0);
    }

    @Given("she waits for an answer there")
    public void waitsThere() {
        engines.follow(Behaviour.echo().holdAfter(0), Behaviour.echo());
        underWay.begin(cast.last(), 1, 0);
    }

    @When("she asks for an answer and for a stream at once")
    public void asksForBoth() {
        underWay.send(cast.last(), 1, 1);
        underWay.end();
    }

    @Given("she has got an answer and a stream in full")
    public void hasGotBoth() {
        asksForBoth();
        areComplete(2);
    }

    @Then("each of the {int} is complete")
    public void areComplete(int number) {
        new InFull(talk.turns()).areAll(number);
    }

    @Then("each of the {int} is complete and repeats its question")
    public void areRepeated(int number) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        areComplete(number);
        assertThat(talk.turns())
                .extracting(Turn::text)
                .as("the answers, which repeat their questions")
                .isEqualTo(talk.turns().stream().map(Turn::question).toList());
    }

    @Then("each of the {int} is complete, repeats its question and is another engine's")
    public void areAnothers(int number) {
        areRepeated(number);
        areAnothers(talk.turns());
    }

    private void areAnothers(List<Turn> turns) {
        assertThat(turns)
                .extracting(turn -> turn.trail().servedBy().orElse("nobody"))
                .as("who answered")
                .containsOnly(router.secondChoice());
    }

    @Then(
            "each of the {int} streams ends with an error instead of the done marker, and each of the {int} answers is complete")
    public void onlyStreamsAreLost(int streams, int complete) {
        talk.turns().stream().limit(streams).map(BrokenOff::new).forEach(BrokenOff::saysSo);
        List<Turn> answers = talk.turns().subList(streams, talk.turns().size());
        new InFull(answers).areAll(complete);
        areAnothers(answers);
    }
}
