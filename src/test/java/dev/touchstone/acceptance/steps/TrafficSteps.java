package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Traffic;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** Callers who ask one question after the other. */
public final class TrafficSteps {

    private final Traffic traffic;
    private final Cast cast;
    private final OwnRouter own;

    public TrafficSteps(Traffic traffic, Cast cast, OwnRouter own) {
        this.traffic = traffic;
        this.cast = cast;
        this.own = own;
    }

    @Given("{int} callers of hers ask {int} questions each")
    public void ask(int callers, int questions) {
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
}
