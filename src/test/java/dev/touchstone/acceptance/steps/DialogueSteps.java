package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.AnswerStream;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.Optional;

/** What is said in conversations, and how engines answer there. */
public final class DialogueSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Engines engines;
    private final Gateway gateway;

    public DialogueSteps(Cast cast, Dialogues dialogues, Engines engines, Gateway gateway) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.engines = engines;
        this.gateway = gateway;
    }

    @Given("the engine answers {string} and then {string}")
    public void answersInTurn(String first, String second) {
        engines.follow(Behaviour.answer(first), Behaviour.answer(second));
    }

    @Given("the engine answers {string} and then {string}, but holds the first one back")
    public void holdsTheFirstBack(String first, String second) {
        engines.follow(Behaviour.answer(first).holdAfter(1), Behaviour.answer(second));
    }

    @Given("the engine answers {string}, but holds it back after {int} tokens")
    public void holdsBack(String text, int tokens) {
        engines.answer(Behaviour.answer(text).holdAfter(tokens));
    }

    @When("the engine goes on")
    public void goesOn() {
        engines.release();
        dialogues.remarks().get(0).readToEnd();
    }

    @When("{person} says {string}")
    public void saysAnywhere(String name, String text) {
        dialogues.say(cast.named(name), Optional.empty(), text);
    }

    @When("{person} says {string}, and hears the answer to it once more")
    public void saysAndHears(String name, String text) {
        saysAnywhere(name, text);
        dialogues.hearAll(cast.named(name), Optional.empty(), text);
    }

    @When("{person} says {string} in {string}")
    public void says(String name, String text, String title) {
        dialogues.say(cast.named(name), id(title), text);
    }

    @Given("{person} has said {string} in {string} and got an answer")
    public void hasSaid(String name, String text, String title) {
        says(name, text, title);
        dialogues.reaction().given("an answer");
    }

    @When("{person} says {string} in {string} to the second model")
    public void saysToTheSecond(String name, String text, String title) {
        dialogues.sayTo(gateway.second().id(), cast.named(name), id(title).orElseThrow(), text);
    }

    @When("{person} says {string} in {string} to a model that nobody has")
    public void saysToNobody(String name, String text, String title) {
        dialogues.sayTo(AskingSteps.NOBODY, cast.named(name), id(title).orElseThrow(), text);
    }

    @Given("{person} has said {string} in {string} while every engine failed")
    public void hasSaidInVain(String name, String text, String title) {
        engines.follow(Behaviour.error(500, "InternalServerError", "out of memory"));
        says(name, text, title);
        dialogues.reaction().refusal();
    }

    @When("{person} says {int} things in {string}, one after the other")
    public void saysMuch(String name, int count, String title) {
        for (int i = 1; i <= count; i++) {
            hasSaid(name, "Thing " + i, title);
        }
    }

    @When("{person} says {string} and {person} says {string} in {string}, at the same moment")
    public void sayAtOnce(String first, String one, String second, String other, String title) {
        dialogues.sayAtOnce(
                cast.named(first), one, cast.named(second), other, id(title).orElseThrow());
    }

    @When(
            "{person} hears the answer to {string} and {person} to {string} in {string}, at the same moment")
    public void hearAtOnce(String first, String one, String second, String other, String title) {
        dialogues.hearAtOnce(
                cast.named(first), one, cast.named(second), other, id(title).orElseThrow());
    }

    @Given("{person} has heard the answer to {string} in {string} in pieces")
    @When("{person} hears the answer to {string} in {string} in pieces")
    public void hears(String name, String text, String title) {
        dialogues.hearAll(cast.named(name), id(title), text);
    }

    @When("{person} hears the answer to {string} in pieces")
    public void hearsAnywhere(String name, String text) {
        dialogues.hearAll(cast.named(name), Optional.empty(), text);
    }

    @Given("{person} is waiting for the answer to {string} in {string}")
    public void isWaiting(String name, String text, String title) {
        dialogues.hear(cast.named(name), id(title), text);
        dialogues.reaction().given("the beginning of an answer");
    }

    @Given("{person} has heard {int} tokens of the answer to {string} in {string} and hung up")
    @When("{person} hears {int} tokens of the answer to {string} in {string} and hangs up")
    public void hangsUp(String name, int tokens, String text, String title) {
        isWaiting(name, text, title);
        AnswerStream stream = dialogues.last().pieces();
        ReadStream.of(stream).readTokens(tokens);
        stream.hangUp();
    }

    @When(
            "{person} says {string} in {string} and hangs up once the engine has generated {int} tokens")
    public void leaves(String name, String text, String title, int tokens) {
        dialogues.leave(
                cast.named(name),
                id(title).orElseThrow(),
                text,
                () -> engines.awaitGenerated(tokens));
    }

    private Optional<String> id(String title) {
        return Optional.of(dialogues.titled(title).id());
    }
}
