package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import java.util.UUID;

/** Beginning, renaming and deleting conversations, and what is not there. */
public final class ConversationSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Witnesses witnesses;

    public ConversationSteps(Cast cast, Dialogues dialogues, Witnesses witnesses) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.witnesses = witnesses;
    }

    @Given("{person} has begun the conversation {string}")
    public void hasBegun(String name, String title) {
        dialogues.begin(cast.named(name), title, Optional.empty());
        dialogues.reaction().given("a new conversation");
    }

    @Given("{person} has begun the conversation {string} with the system prompt {string}")
    public void hasBegunWithAPrompt(String name, String title, String prompt) {
        begins(name, title, prompt);
        dialogues.reaction().given("a new conversation");
    }

    @When("{person} begins the conversation {string} with the system prompt {string}")
    public void begins(String name, String title, String prompt) {
        dialogues.begin(cast.named(name), title, Optional.of(prompt));
    }

    @Then("{string} has this title and the system prompt {string}, and is {person}'s")
    public void isAsBegun(String title, String prompt, String name) {
        Person person = cast.named(name);
        Conversation seen = dialogues.seen(person, dialogues.titled(title).id());
        assertThat(seen).as("what is read").isEqualTo(dialogues.titled(title));
        assertThat(begun(seen)).as("the conversation").isEqualTo(begun(title, prompt, person));
    }

    private static String begun(Conversation seen) {
        return "%s, %s, %s of %s"
                .formatted(seen.title(), seen.systemPrompt(), seen.userId(), seen.tenantId());
    }

    private static String begun(String title, String prompt, Person person) {
        return "%s, %s, %s of %s"
                .formatted(title, Optional.of(prompt), person.id(), person.tenantId());
    }

    @When("{person} renames {string} to {string}")
    public void renames(String name, String title, String next) {
        dialogues.remember(cast.named(name));
        dialogues.rename(cast.named(name), dialogues.titled(title).id(), next);
    }

    @Given("{person} has renamed {string} to {string}")
    public void hasRenamed(String name, String title, String next) {
        renames(name, title, next);
        dialogues.reaction().given("the conversation with its new title");
    }

    @Then("nothing of {string} has changed but the title, which is {string}")
    public void onlyTheTitleHasChanged(String title, String next) {
        Conversation before = dialogues.remembered(dialogues.titled(title).id());
        Conversation seen = dialogues.seen(cast.last(), before.id());
        assertThat(dialogues.reaction().given("the conversation")).isEqualTo(seen);
        assertThat(seen.updatedAt()).as("the last change").isAfter(before.updatedAt());
        assertThat(seen)
                .as("the conversation after the change")
                .isEqualTo(renamed(before, next, seen));
    }

    @Then("nothing of {string} has changed but when it was touched last, which is later")
    public void onlyTheMomentHasChanged(String title) {
        Conversation before = dialogues.titled(title);
        Conversation seen = dialogues.seen(cast.last(), before.id());
        assertThat(seen.updatedAt()).as("the last change").isAfter(before.updatedAt());
        assertThat(seen).as("the conversation").isEqualTo(renamed(before, title, seen));
    }

    private static Conversation renamed(Conversation before, String title, Conversation seen) {
        return new Conversation(
                before.id(),
                title,
                before.systemPrompt(),
                before.userId(),
                before.tenantId(),
                before.createdAt(),
                seen.updatedAt());
    }

    @When("{person} deletes {string}")
    public void deletes(String name, String title) {
        dialogues.delete(cast.named(name), dialogues.titled(title).id());
    }

    @Then("neither {string} nor what was said in it can be found")
    public void isGone(String title) {
        dialogues.reaction().given("the deletion");
        dialogues.read(cast.last(), dialogues.titled(title).id());
        isNotFound();
        dialogues.readHistory(cast.last(), dialogues.titled(title).id());
        isNotFound();
    }

    @Given("{person} may {deed} a conversation that she has begun")
    public void may(String name, Deed deed) {
        hasBegun(name, "Begun before");
        deed.tryOut(dialogues, cast.last(), dialogues.titled("Begun before").id());
        dialogues.reaction().given("what she asked for");
    }

    @When("{person} tries to {deed} a conversation that does not exist")
    public void tries(String name, Deed deed) {
        dialogues.remember(cast.named(name));
        deed.tryOut(dialogues, cast.last(), UUID.randomUUID().toString());
    }

    @Then("she/he is told that there is no such conversation")
    public void isNotFound() {
        RefusalSteps.assertReason(dialogues.reaction().refusal(), Refusal.Reason.NOT_FOUND);
    }

    @Then("no engine was asked for it, nothing was entered, and every conversation is as it was")
    public void nothingHasChanged() {
        witnesses.nothingHappened();
        assertThat(dialogues.all(cast.last()))
                .as("the conversations, after the refusal")
                .isEqualTo(dialogues.remembered());
    }
}
