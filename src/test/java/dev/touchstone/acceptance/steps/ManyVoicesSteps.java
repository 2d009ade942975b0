package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.ManyVoices;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Conversations.Status;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many messages in one conversation at the same moment. */
public final class ManyVoicesSteps {

    private final Cast cast;
    private final ManyVoices crowd;
    private final Dialogues dialogues;
    private final RouterUnderTest router;

    public ManyVoicesSteps(
            Cast cast, ManyVoices crowd, Dialogues dialogues, RouterUnderTest router) {
        this.cast = cast;
        this.crowd = crowd;
        this.dialogues = dialogues;
        this.router = router;
    }

    @When("{person} and {person} say {int} things in {string}, all at the same moment")
    public void sayAtOnce(String first, String second, int count, String title) {
        List<Person> people = List.of(cast.named(first), cast.named(second));
        crowd.say(people, count, dialogues.titled(title).id());
    }

    @Then("each of the {int} answers repeats its own question")
    public void eachRepeatsItsOwn(int count) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        assertThat(crowd.remarks()).as("what was said at once").hasSize(count);
        assertThat(crowd.remarks())
                .extracting(Remark::answer)
                .as("the answers, which repeat their questions")
                .isEqualTo(crowd.remarks().stream().map(r -> r.utterance().message()).toList());
    }

    @Then(
            "the history of {string} is the first turn and all of these, each with its own answer behind it")
    public void allAreKept(String title) {
        List<Line> history = history(title);
        assertThat(history).extracting(Line::state).as("states").containsOnly(Status.COMPLETE);
        assertThat(turns(history))
                .as("the turns of \"%s\", in whichever order behind the first", title)
                .containsExactlyInAnyOrderElementsOf(said())
                .startsWith(said().get(0));
    }

    @Then("no question was sent with half of another turn of {string}")
    public void noHalfTurns(String title) {
        List<String> spoken = history(title).stream().map(Line::spoken).toList();
        assertThat(crowd.brokenRequests(spoken))
                .as("requests with something else than whole turns before the question")
                .isEmpty();
    }

    private List<Line> history(String title) {
        return dialogues.history(cast.last(), dialogues.titled(title).id()).stream()
                .map(Line::of)
                .toList();
    }

    private List<List<Line>> said() {
        List<List<Line>> turns = new ArrayList<>();
        Stream.concat(dialogues.remarks().stream(), crowd.remarks().stream())
                .forEach(remark -> turns.add(Line.turn(remark).toList()));
        return turns;
    }

    private static List<List<Line>> turns(List<Line> history) {
        return IntStream.range(0, (history.size() + 1) / 2)
                .mapToObj(i -> history.subList(2 * i, Math.min(2 * i + 2, history.size())))
                .toList();
    }
}
