package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Traffic;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.engine.Behaviour;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** Callers who ask one question after the other. */
public final class TrafficSteps {

    private final Traffic traffic;
    private final Cast cast;
    private final OwnRouter own;
    private final Engines engines;
    private final RouterUnderTest router;
    private List<Turn> before = List.of();

    public TrafficSteps(
            Traffic traffic, Cast cast, OwnRouter own, Engines engines, RouterUnderTest router) {
        this.traffic = traffic;
        this.cast = cast;
        this.own = own;
        this.engines = engines;
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
        before = traffic.sofar();
        own.linkToFirst().cut();
        traffic.end();
    }

    @Then("the answers are the first engine's before that, and another's then")
    public void areOfBoth() {
        assertThat(before)
                .extracting(TrafficSteps::servedBy)
                .as("who answered before the first engine died")
                .containsOnly(router.firstChoice());
        assertThat(traffic.ofEach()).allSatisfy(this::changesOnce);
    }

    /** From the first engine to the second one, and never back. */
    private void changesOnce(List<Turn> ofOneCaller) {
        List<String> served = ofOneCaller.stream().map(TrafficSteps::servedBy).toList();
        int firsts = Math.max(0, served.indexOf(router.secondChoice()));
        assertThat(served.subList(0, firsts))
                .as("who answered one caller first, of %s", served)
                .allMatch(router.firstChoice()::equals);
        assertThat(served.subList(firsts, served.size()))
                .as("who answered this caller then")
                .containsOnly(router.secondChoice());
    }

    private static String servedBy(Turn turn) {
        return turn.trail().servedBy().orElse("nobody");
    }
}
