package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Page;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of conversations, and its pages. */
public final class ConversationListSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final List<Conversation> newestFirst = new ArrayList<>();
    private List<List<Conversation>> pages = List.of();

    public ConversationListSteps(Cast cast, Dialogues dialogues) {
        this.cast = cast;
        this.dialogues = dialogues;
    }

    @Given("{person} and {person} have begun {int} conversations, turn by turn")
    public void haveBegun(String first, String second, int count) {
        for (int i = 1; i <= count; i++) {
            newestFirst.add(0, begun(i % 2 == 1 ? first : second, "Conversation " + i));
        }
    }

    private Conversation begun(String name, String title) {
        dialogues.begin(cast.named(name), title, Optional.empty());
        dialogues.reaction().given("a new conversation");
        return dialogues.titled(title);
    }

    @When("{person} reads the list in pages of {int}")
    public void reads(String name, int size) {
        pages = dialogues.pages(cast.named(name), size);
    }

    @Then("the pages have {int}, {int}, {int} and {int} conversations")
    public void pagesHave(int first, int second, int third, int fourth) {
        assertThat(pages)
                .extracting(List::size)
                .as("the sizes of the pages")
                .containsExactly(first, second, third, fourth);
    }

    @Then("the pages have {int}, {int} and {int} conversations")
    public void pagesHave(int first, int second, int third) {
        assertThat(pages)
                .extracting(List::size)
                .as("the sizes of the pages")
                .containsExactly(first, second, third);
    }

    @Then("together they are all of them, each once, the newest first")
    public void areAll() {
        assertThat(pages.stream().flatMap(List::stream))
                .as("the pages, joined")
                .containsExactlyElementsOf(newestFirst);
    }

    @Then("the list is exactly {pieces}")
    public void listIsExactly(List<String> titles) {
        assertThat(dialogues.all(cast.last()))
                .extracting(Conversation::title)
                .as("the conversations, the newest first")
                .isEqualTo(titles);
    }

    @Given("{person} gets the list in a page of {int}")
    public void mayRead(String name, int size) {
        asksForAPage(name, size);
        dialogues.reaction().given("a page of the list");
    }

    @When("{person} asks for a page of {int} conversations")
    public void asksForAPage(String name, int size) {
        dialogues.list(cast.named(name), new Page(size, 0));
    }

    @Then("she is told that the request is broken, by the size of its page")
    public void pageIsTooLarge() {
        Refusal refusal = dialogues.reaction().refusal();
        assertThat(refusal.reason())
                .as("what the caller is told (\"%s\")", refusal.message())
                .isEqualTo(Refusal.Reason.BROKEN_REQUEST);
        assertThat(refusal.field())
                .as("what is named as the cause, in %s", refusal)
                .contains(RequestField.PAGE_SIZE);
    }
}
