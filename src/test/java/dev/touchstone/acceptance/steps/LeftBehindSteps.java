package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.router.Conversations.Conversation;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;

/** What is left of a conversation by a deletion, and by what failed in it. */
public final class LeftBehindSteps {

    private final Cast cast;
    private final Dialogues dialogues;

    public LeftBehindSteps(Cast cast, Dialogues dialogues) {
        this.cast = cast;
        this.dialogues = dialogues;
    }

    @When("{person} tries to {deed} a conversation that was deleted")
    public void triesDeleted(String name, Deed deed) {
        dialogues.begin(cast.named(name), "Deleted", Optional.empty());
        dialogues.delete(cast.last(), dialogues.titled("Deleted").id());
        dialogues.reaction().given("the deletion");
        dialogues.remember(cast.last());
        deed.tryOut(dialogues, cast.last(), dialogues.titled("Deleted").id());
    }

    @Then("{string} itself is as it was")
    public void isItself(String title) {
        Conversation before = dialogues.titled(title);
        assertThat(dialogues.seen(cast.last(), before.id()))
                .usingRecursiveComparison()
                .ignoringFields("updatedAt")
                .as("the conversation, against what it was")
                .isEqualTo(before);
    }
}
