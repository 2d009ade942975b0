package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Deployments;
import dev.touchstone.acceptance.world.Pause;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.router.Answer;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What became of requests while engines rested, and after it. */
public final class RestWitnessSteps {

    private final Talk talk;
    private final Deployments deployments;
    private final Pause pause;

    public RestWitnessSteps(Talk talk, Deployments deployments, Pause pause) {
        this.talk = talk;
        this.deployments = deployments;
        this.pause = pause;
    }

    @Then("each answer is {string}")
    public void eachIs(String text) {
        assertThat(texts(talk.turns())).as("the answers").containsOnly(text);
    }

    @Then("each answer since then is {string}")
    public void eachSinceThenIs(String text) {
        assertThat(texts(pause.since())).as("the answers").containsOnly(text);
    }

    @Then("{int} of these answers is {string}, and {int} are {string}")
    public void areFrom(int some, String text, int others, String other) {
        List<String> came = texts(pause.since());
        assertThat(came).as("the answers").hasSize(some + others).containsOnly(text, other);
        assertThat(Collections.frequency(came, text)).as("of \"%s\"", text).isEqualTo(some);
    }

    @Then(
            "since then the first engine has been asked {int} time(s), and the second one {int} time(s)")
    public void haveBeenAskedSince(int first, int second) {
        deployments.assertAskedSince(first, second);
    }

    @Then("she is told to come back when the first rest ends, {int} seconds later")
    public void isToldToComeBack(int seconds) {
        Duration most = Duration.ofSeconds(seconds);
        assertThat(talk.refusal().retryAfter())
                .as("when the caller may come back")
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(most.minus(pause.age()), most));
    }

    @Then("the answer is of that engine")
    public void isOfThatEngine() {
        assertThat(talk.answer().text()).as("the answer").isEqualTo(RestSteps.BACK);
        assertThat(talk.last().trail().servedBy())
                .as("who is named")
                .contains(Pause.first(pause.neighbour()).id());
    }

    private static List<String> texts(List<Turn> turns) {
        return turns.stream().map(turn -> ((Answer) turn.given()).text()).toList();
    }
}
