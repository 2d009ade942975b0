package dev.touchstone.acceptance.hooks;

import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Rush;
import io.cucumber.java.After;

/** What a scenario has left open is closed when it has ended, before the books are compared. */
public final class LeavingHooks {

    private static final int BEFORE_THE_BOOKS_ARE_CHECKED = 35;

    private final Dialogues dialogues;
    private final Rush rush;

    public LeavingHooks(Dialogues dialogues, Rush rush) {
        this.dialogues = dialogues;
        this.rush = rush;
    }

    @After(order = BEFORE_THE_BOOKS_ARE_CHECKED)
    public void hangUp() {
        dialogues.hangUpAll();
    }

    @After(order = BEFORE_THE_BOOKS_ARE_CHECKED)
    public void awaitTheRush() {
        rush.end();
    }
}
