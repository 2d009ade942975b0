package dev.touchstone.acceptance.hooks;

import dev.touchstone.acceptance.world.Dialogues;
import io.cucumber.java.After;

/** What is left open in conversations is closed when a scenario has ended. */
public final class ConversationHooks {

    private static final int BEFORE_THE_BOOKS_ARE_CHECKED = 35;

    private final Dialogues dialogues;

    public ConversationHooks(Dialogues dialogues) {
        this.dialogues = dialogues;
    }

    @After(order = BEFORE_THE_BOOKS_ARE_CHECKED)
    public void hangUp() {
        dialogues.hangUpAll();
    }
}
