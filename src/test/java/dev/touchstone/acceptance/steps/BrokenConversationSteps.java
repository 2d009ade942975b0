package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;

/** What breaks the contract in conversations: messages and titles that are empty or too long. */
public final class BrokenConversationSteps {

    private final Cast cast;
    private final Dialogues dialogues;

    public BrokenConversationSteps(Cast cast, Dialogues dialogues) {
        this.cast = cast;
        this.dialogues = dialogues;
    }

    @When("{person} says nothing in {string}")
    public void saysNothing(String name, String title) {
        Person person = cast.named(name);
        Utterance nothing = nothing(title);
        dialogues.breaking(person, conversations -> conversations.say(person, nothing));
    }

    @When("{person} waits to hear the answer to nothing in {string}")
    public void hearsNothing(String name, String title) {
        Person person = cast.named(name);
        Utterance nothing = nothing(title);
        dialogues.breaking(person, conversations -> conversations.stream(person, nothing));
    }

    private Utterance nothing(String title) {
        return new Utterance(Optional.of(dialogues.titled(title).id()), "", Optional.empty());
    }

    @When("{person} begins a conversation with a title of {int} characters")
    public void begins(String name, int length) {
        dialogues.begin(cast.named(name), title(length), Optional.empty());
    }

    @When("{person} asks for a conversation with a title of {int} characters")
    public void triesToBegin(String name, int length) {
        Person person = cast.named(name);
        Draft draft = new Draft(title(length), Optional.empty());
        dialogues.breaking(person, conversations -> conversations.begin(person, draft));
    }

    @When("{person} tries to give {string} a title of {int} characters")
    public void triesToRename(String name, String title, int length) {
        Person person = cast.named(name);
        String id = dialogues.titled(title).id();
        dialogues.breaking(
                person, conversations -> conversations.rename(person, id, title(length)));
    }

    private static String title(int length) {
        return "t".repeat(length);
    }

    @Then("she is told that what she does there is broken, by its {part}")
    public void isToldThatItIsBroken(RequestField field) {
        RefusalSteps.assertReason(dialogues.reaction().refusal(), Reason.BROKEN_REQUEST);
        assertThat(dialogues.reaction().refusal().field())
                .as("what is named as the cause")
                .contains(field);
    }

    @Then("it is called so, by {int} characters")
    public void isCalledSo(int length) {
        dialogues.reaction().given("a conversation");
        assertThat(dialogues.all(cast.last()).get(0).title())
                .as("the title of the newest conversation")
                .isEqualTo(title(length));
    }
}
