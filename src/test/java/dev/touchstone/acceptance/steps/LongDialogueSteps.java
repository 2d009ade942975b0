package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Message;
import dev.touchstone.router.Message.Role;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Conversations that go on for long, and long things that are said in them. */
public final class LongDialogueSteps {

    private static final int TITLE = 80;

    private final Cast cast;
    private final Dialogues dialogues;
    private final Engines engines;

    public LongDialogueSteps(Cast cast, Dialogues dialogues, Engines engines) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.engines = engines;
    }

    @When("{person} says a text of 2,000 words")
    public void saysMuch(String name) {
        dialogues.say(cast.named(name), Optional.empty(), Prose.OF_2000_WORDS);
    }

    @When("{person} says {int} things at the same moment, each in a conversation of its own")
    public void saysAtOnce(String name, int count) {
        List<String> things = IntStream.range(0, count).mapToObj(i -> "Thing " + i).toList();
        dialogues.sayAllAtOnce(cast.named(name), things);
    }

    @Then("she gets {int} replies, each to what she said there")
    public void getsAll(int count) {
        assertThat(dialogues.remarks()).as("replies").hasSize(count);
        assertThat(dialogues.remarks())
                .extracting(Remark::answer)
                .as("the replies, which repeat what was said")
                .isEqualTo(
                        dialogues.remarks().stream()
                                .map(one -> one.utterance().message())
                                .toList());
    }

    @Then("the list is exactly one conversation, titled by the first 80 characters of that text")
    public void isTitledByItsBeginning() {
        assertThat(dialogues.all(cast.last()))
                .extracting(Conversation::title)
                .as("titles")
                .containsExactly(Prose.OF_2000_WORDS.substring(0, TITLE));
    }

    @Then("she gets a reply of 2,000 words")
    public void getsMuch() {
        assertThat(dialogues.last().answer()).as("the reply").isEqualTo(Prose.OF_2000_WORDS);
    }

    @Then("its history is the whole text and the answer")
    public void isWhole() {
        assertThat(dialogues.history(cast.last(), dialogues.last().conversation()))
                .extracting(Line::of)
                .as("what was said")
                .isEqualTo(Line.turn(dialogues.last()).toList());
    }

    @Then("in pages of {int} the history of {string} is all of that")
    public void pagesAreAll(int size, String title) {
        assertThat(dialogues.historyInPages(cast.last(), dialogues.titled(title).id(), size))
                .extracting(Line::of)
                .as("the pages of the history, joined")
                .isEqualTo(dialogues.remarks().stream().flatMap(Line::turn).toList());
    }

    @Then("with each question the engine has received {string} and all that was said before it")
    public void wasShownAll(String prompt) {
        List<String> said =
                dialogues.remarks().stream().flatMap(Line::turn).map(Line::spoken).toList();
        List<JournalEntry> asked = engines.journal();
        assertThat(asked).as("questions to the engine").hasSize(dialogues.remarks().size());
        IntStream.range(0, asked.size())
                .forEach(i -> isShown(asked.get(i), prompt, said.subList(0, 2 * i + 1)));
    }

    private static void isShown(JournalEntry entry, String prompt, List<String> said) {
        String system = EngineRequest.told(new Message(Role.SYSTEM, prompt));
        assertThat(EngineRequest.of(entry).messages())
                .as("what the engine received")
                .isEqualTo(Stream.concat(Stream.of(system), said.stream()).toList());
    }
}
