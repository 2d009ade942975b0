package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Titles and ids of conversations that look like commands. */
public final class HostileTitleSteps {

    /** An id that is none, or an address that is none (contract, status 400). */
    private static final Set<Reason> NOT_THERE =
            EnumSet.of(Reason.NOT_FOUND, Reason.BROKEN_REQUEST);

    private final Cast cast;
    private final Dialogues dialogues;
    private List<Conversation> before = List.of();

    public HostileTitleSteps(Cast cast, Dialogues dialogues) {
        this.cast = cast;
        this.dialogues = dialogues;
    }

    @Given("{person} and {person} have a conversation each")
    public void haveOne(String first, String second) {
        dialogues.begin(cast.named(second), "His own", Optional.empty());
        dialogues.begin(cast.named(first), "Her own", Optional.empty());
        before = all(first, second);
    }

    private List<Conversation> all(String first, String second) {
        List<Conversation> his = dialogues.all(cast.named(second));
        return Stream.concat(dialogues.all(cast.named(first)).stream(), his.stream()).toList();
    }

    @When("{person} begins a conversation whose title is {hostile}")
    public void begins(String name, String title) {
        dialogues.begin(cast.named(name), title, Optional.empty());
    }

    @When("{person} deletes a conversation whose id is {hostile}")
    public void deletes(String name, String id) {
        dialogues.delete(cast.named(name), id);
    }

    @Then("it is called {hostile} wherever it is shown, and every other conversation is as it was")
    public void isCalled(String title) {
        Person person = cast.last();
        Conversation begun = (Conversation) dialogues.reaction().given("a conversation");
        assertThat(dialogues.seen(person, begun.id()).title()).as("its title").isEqualTo(title);
        othersAreAsBefore(person, begun.id());
    }

    private void othersAreAsBefore(Person person, String begun) {
        assertThat(dialogues.all(person))
                .as("her conversations, the new one first")
                .hasSize(2)
                .satisfies(all -> assertThat(all.get(0).id()).isEqualTo(begun))
                .satisfies(all -> assertThat(before).contains(all.get(1)));
    }

    @Then("she is told that a conversation cannot have such a title")
    public void isRefused() {
        Refusal refusal = dialogues.reaction().refusal();
        assertThat(refusal.reason()).as("in %s", refusal).isEqualTo(Reason.BROKEN_REQUEST);
        assertThat(refusal.field())
                .as("what is named, in %s", refusal)
                .contains(RequestField.TITLE);
    }

    @Then("she is told that there is none, and {person} and {person} have theirs as it was")
    public void isNotThere(String first, String second) {
        Refusal refusal = dialogues.reaction().refusal();
        assertThat(NOT_THERE).as("in %s", refusal).contains(refusal.reason());
        assertThat(all(first, second)).as("all conversations").isEqualTo(before);
    }
}
