package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.StreamEvent.Failure;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** Answers in conversations that do not come to their end. */
public final class BrokenDialogueSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Engines engines;

    public BrokenDialogueSteps(Cast cast, Dialogues dialogues, Engines engines) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.engines = engines;
    }

    @Given("{person} has heard {int} tokens of the answer to {string} in {string}, which broke off")
    public void hasHeard(String name, int tokens, String text, String title) {
        dialogues.hearAll(cast.named(name), Optional.of(id(title)), text);
        assertThat(heard().pieces()).as("what was heard").hasSize(tokens);
    }

    @When("{person} deletes {string}, and the engine goes on")
    public void deletes(String name, String title) {
        dialogues.delete(cast.named(name), id(title));
        engines.release();
        dialogues.last().readToEnd();
    }

    @When("{person} says {string} in {string}, and {person} deletes it before the engine goes on")
    public void saysInVain(String name, String text, String title, String other) {
        dialogues.sayMeanwhile(
                cast.named(name),
                id(title),
                text,
                () -> dialogues.delete(cast.named(other), id(title)));
    }

    @Then("she has heard that there is no such conversation, and not that the answer was complete")
    public void heardThatItHasGone() {
        assertThat(heard().failures())
                .as("errors that were heard")
                .hasSize(1)
                .allMatch(Failure::isNotFound, "tell that the conversation is not there");
        assertThat(heard().doneMarkers()).as("done markers").isEmpty();
    }

    @Then("the newest conversation is titled {string}, and in it")
    public void newestIs(String title, List<Line> lines) {
        List<Conversation> list = dialogues.all(cast.last());
        assertThat(list).extracting(Conversation::title).as("titles").startsWith(title);
        assertThat(dialogues.history(cast.last(), list.get(0).id()))
                .extracting(Line::of)
                .as("what was said in it")
                .isEqualTo(lines.stream().map(line -> line.marked(engines)).toList());
    }

    private ReadStream heard() {
        return ReadStream.of(dialogues.last().pieces());
    }

    private String id(String title) {
        return dialogues.titled(title).id();
    }
}
