package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Message.Role;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** What is said in a conversation, and what its history shows. */
public final class DialogueSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Engines engines;

    public DialogueSteps(Cast cast, Dialogues dialogues, Engines engines) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.engines = engines;
    }

    @When("{person} says {string} in {string}")
    public void says(String name, String text, String title) {
        dialogues.say(cast.named(name), id(title), text);
    }

    @Then("she/he gets the reply {string}")
    public void getsTheReply(String text) {
        assertThat(dialogues.last().answer()).as("the reply").isEqualTo(text);
    }

    @Then("the history of {string} is exactly")
    public void historyIsExactly(String title, List<Line> lines) {
        Person reader = cast.last();
        List<StoredMessage> history = dialogues.history(reader, dialogues.titled(title).id());
        assertThat(history)
                .extracting(
                        message -> new Line(message.role(), message.content(), message.status()))
                .as("what %s finds in \"%s\"", reader.name(), title)
                .isEqualTo(lines.stream().map(this::asSent).toList());
    }

    private Line asSent(Line line) {
        return line.speaker() == Role.USER
                ? new Line(line.speaker(), engines.marked(line.text()), line.state())
                : line;
    }

    private Optional<String> id(String title) {
        return Optional.of(dialogues.titled(title).id());
    }
}
