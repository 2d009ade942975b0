package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Difference;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Capability;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Texts at which a reader of lines stumbles: odd ends of lines, and one line that never ends. */
public final class OddTextSteps {

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final RouterUnderTest router;
    private String answer;

    public OddTextSteps(Cast cast, Talk talk, Engines engines, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.router = router;
    }

    @Given("the engine answers with each character that some take for the end of a line")
    public void answersInOddLines() {
        answers(Prose.OF_ODD_LINES);
    }

    @Given("the engine answers in one piece of 100,000 characters")
    public void answersInOneBreath() {
        answers(Prose.IN_ONE_BREATH);
    }

    @Given("the engine answers in one piece of 100,000 characters of many scripts")
    public void answersInManyScripts() {
        answers(Prose.OF_MANY_SCRIPTS);
    }

    @When("{person} asks a question of 100,000 characters of many scripts")
    public void asksInManyScripts(String name) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        talk.ask(cast.named(name), talk.question(Prose.OF_MANY_SCRIPTS));
    }

    @Then("the answer repeats it, to the last character")
    public void isRepeated() {
        answer = talk.last().request().messages().get(0).content();
        getsAllOfIt();
    }

    private void answers(String text) {
        answer = text;
        engines.answer(Behaviour.echo().inPieces(text));
    }

    @When("{person} asks a question with each character that some take for the end of a line")
    public void asksInOddLines(String name) {
        talk.ask(cast.named(name), talk.question(Prose.OF_ODD_LINES));
    }

    @When("{person} asks a question of 100,000 characters without a space")
    public void asksInOneBreath(String name) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        talk.ask(cast.named(name), talk.question(Prose.IN_ONE_BREATH));
    }

    @Then("she gets all of that")
    public void getsAllOfIt() {
        assertThat(talk.last().end()).as("what came").isEqualTo(Turn.IN_FULL);
        String came = talk.last().text();
        assertThat(came).as("what came%s", new Difference(answer, came).words()).isEqualTo(answer);
    }
}
