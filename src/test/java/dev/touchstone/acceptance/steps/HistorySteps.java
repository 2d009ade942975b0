package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.StoredMessage;
import dev.touchstone.router.Message;
import dev.touchstone.router.Message.Role;
import dev.touchstone.router.Refusal;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Optional;

/** What came of what was said: the answer, the history, and what engines were shown. */
public final class HistorySteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Engines engines;

    public HistorySteps(Cast cast, Dialogues dialogues, Engines engines) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.engines = engines;
    }

    @Then("she gets the reply {string}")
    public void getsTheReply(String text) {
        assertThat(dialogues.last().answer()).as("the reply").isEqualTo(text);
    }

    @Then("the list is exactly one conversation, titled {string}, and in it")
    public void hasBegun(String title, List<Line> lines) {
        List<Conversation> list = dialogues.all(cast.last());
        assertThat(list).extracting(Conversation::title).as("titles").containsExactly(title);
        assertThat(list.get(0).id()).as("told").isEqualTo(dialogues.last().conversation());
        assertLines(dialogues.history(cast.last(), list.get(0).id()), lines);
    }

    @Then("the history of {string} is exactly")
    public void historyIs(String title, List<Line> lines) {
        assertLines(history(title), lines);
    }

    @Then("once no answer is under way any more, the history of {string} is exactly")
    public void historyIsInTheEnd(String title, List<Line> lines) {
        assertLines(dialogues.settledHistory(cast.last(), dialogues.titled(title).id()), lines);
    }

    @Then("the history of {string} is empty")
    public void historyIsEmpty(String title) {
        assertThat(history(title)).as("what was said in \"%s\"", title).isEmpty();
    }

    @Then("the last message of {string} is the one that the router named")
    public void namesTheAnswer(String title) {
        List<StoredMessage> history = history(title);
        assertThat(history.get(history.size() - 1).id())
                .as("the name of the answer in the history")
                .isEqualTo(dialogues.last().answerId());
    }

    @Then("the history of {string} is all of that, each with its own answer behind it")
    public void historyIsAll(String title) {
        assertThat(history(title))
                .extracting(Line::of)
                .as("what was said in \"%s\"", title)
                .isEqualTo(dialogues.remarks().stream().flatMap(Line::turn).toList());
    }

    @Then("in pages of {int} the history of {string} reads the same")
    public void readsTheSame(int size, String title) {
        assertThat(dialogues.historyInPages(cast.last(), dialogues.titled(title).id(), size))
                .as("the pages of the history, joined")
                .isEqualTo(history(title));
    }

    @Then("with the last question the engine has received exactly")
    public void engineReceived(List<Message> messages) {
        assertThat(EngineRequest.of(engines.last()).messages())
                .as("what the engine received")
                .isEqualTo(messages.stream().map(this::marked).map(EngineRequest::told).toList());
    }

    @Given("{person} has begun the conversation {string} with a system prompt of 2,000 words")
    public void hasBegunAtLength(String name, String title) {
        dialogues.begin(cast.named(name), title, Optional.of(Prose.OF_2000_WORDS));
        dialogues.reaction().given("a new conversation");
    }

    @Then("with {string} the engine has received the whole system prompt, and nothing else")
    public void engineReceivedAll(String question) {
        engineReceived(
                List.of(
                        new Message(Role.SYSTEM, Prose.OF_2000_WORDS),
                        new Message(Role.USER, question)));
    }

    @Then("she is told that no engine could answer her")
    public void enginesFailed() {
        RefusalSteps.assertReason(dialogues.reaction().refusal(), Refusal.Reason.ENGINES_FAILED);
    }

    @Then("she is told that there is no such model to talk with")
    public void isToldThatThereIsNone() {
        RefusalSteps.assertReason(dialogues.reaction().refusal(), Refusal.Reason.UNKNOWN_MODEL);
    }

    private List<StoredMessage> history(String title) {
        return dialogues.history(cast.last(), dialogues.titled(title).id());
    }

    private void assertLines(List<StoredMessage> history, List<Line> lines) {
        assertThat(history)
                .extracting(Line::of)
                .as("what %s finds in the history", cast.last().name())
                .isEqualTo(lines.stream().map(line -> line.marked(engines)).toList());
    }

    private Message marked(Message message) {
        return message.role() == Role.USER
                ? Message.user(engines.marked(message.content()))
                : message;
    }
}
