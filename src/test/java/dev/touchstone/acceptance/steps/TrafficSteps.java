package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Traffic;
import dev.touchstone.engine.Behaviour;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Callers who ask one question after the other. */
public final class TrafficSteps {

    private final Traffic traffic;
    private final Cast cast;
    private final OwnRouter own;
    private final Engines engines;
    private final Talk talk;
    private final RouterUnderTest router;

    public TrafficSteps(
            Traffic traffic,
            Cast cast,
            OwnRouter own,
            Engines engines,
            Talk talk,
            RouterUnderTest router) {
        this.traffic = traffic;
        this.cast = cast;
        this.own = own;
        this.engines = engines;
        this.talk = talk;
        this.router = router;
    }

    @Given(
            "{int} callers of hers ask {int} questions each, for each of which an engine takes {int} milliseconds")
    public void ask(int callers, int questions, int milliseconds) {
        engines.answer(Behaviour.echo().firstByteAfter(Duration.ofMillis(milliseconds)));
        traffic.begin(cast.last(), callers, questions);
    }

    @Given("{int} callers of hers ask {int} questions each, half of them for streams")
    public void askForStreams(int callers, int questions) {
        traffic.beginWithStreams(cast.last(), callers, questions);
    }

    @Given("{int} callers of hers ask one question after the other, half of them for streams")
    public void keepAsking(int callers) {
        traffic.beginUntilLetDown(cast.last(), callers);
    }

    @When("the router is killed after {int} answers, and started again")
    public void isKilled(int answers) {
        traffic.awaitAnswers(answers);
        own.kill();
        traffic.end();
        own.restart();
    }

    @When("the first engine dies after {int} answers")
    public void engineDies(int answers) {
        traffic.awaitAnswers(answers);
        own.linkToFirst().cut();
        traffic.end();
    }

    @Then("the answers are the first engine's before that, and another's then")
    public void areOfBoth() {
        assertThat(talk.turns())
                .extracting(turn -> turn.trail().servedBy().orElse("nobody"))
                .as("who answered")
                .containsOnly(router.firstChoice(), router.secondChoice());
    }
}
