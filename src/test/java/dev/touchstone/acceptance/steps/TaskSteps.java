package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Handling;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Requests that say what kind of task they are, and how urgent. */
public final class TaskSteps {

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final RouterUnderTest router;

    public TaskSteps(Cast cast, Talk talk, Engines engines, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.router = router;
    }

    @When("{person} asks {string} as a task of the type {string} with priority {int}")
    public void asks(String name, String text, String type, int priority) {
        talk.ask(cast.named(name), task(text, type, priority));
    }

    @When(
            "{person} streams the answer to {string} as a task of the type {string} with priority {int}")
    public void streams(String name, String text, String type, int priority) {
        talk.stream(cast.named(name), task(text, type, priority));
    }

    @When("{person} asks {string} as a task of the type {string}")
    public void asksOfAType(String name, String text, String type) {
        talk.ask(cast.named(name), handled(text, Handling.USUAL.ofType(type)));
    }

    @When("{person} asks {string} with priority {int}")
    public void asksUrgently(String name, String text, int priority) {
        talk.ask(cast.named(name), handled(text, Handling.USUAL.urgent(priority)));
    }

    @Given("{person} has got an answer to a task of the type {string} with priority {int}")
    public void hasGotAnAnswer(String name, String type, int priority) {
        asks(name, "Is anything wrong?", type, priority);
        talk.answer();
    }

    @Then("the engine has received nothing that is meant for the router")
    public void receivedNothingMore() {
        assertThat(EngineRequest.of(engines.only()).forTheRouter())
                .as("what the engine received although it is meant for the router")
                .isEmpty();
    }

    private ChatRequest task(String text, String type, int priority) {
        return handled(text, Handling.USUAL.ofType(type).urgent(priority));
    }

    private ChatRequest handled(String text, Handling how) {
        router.needs(Capability.TASKS);
        return talk.question(text).handled(how);
    }
}
