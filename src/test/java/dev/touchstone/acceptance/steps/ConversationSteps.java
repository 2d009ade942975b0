package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import io.cucumber.java.en.Given;
import java.util.Optional;

/** Beginning, renaming and deleting conversations, and what becomes of the list. */
public final class ConversationSteps {

    private final Cast cast;
    private final Dialogues dialogues;

    public ConversationSteps(Cast cast, Dialogues dialogues) {
        this.cast = cast;
        this.dialogues = dialogues;
    }

    @Given("{person} has begun the conversation {string}")
    public void hasBegun(String name, String title) {
        dialogues.begin(cast.named(name), title, Optional.empty());
        dialogues.titled(title);
    }
}
