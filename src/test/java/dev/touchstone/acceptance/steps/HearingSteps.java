package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.Remark;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Capability;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers in pieces, and answers that are given at the same moment. */
public final class HearingSteps {

    private final Cast cast;
    private final Dialogues dialogues;
    private final Engines engines;
    private final RouterUnderTest router;

    public HearingSteps(Cast cast, Dialogues dialogues, Engines engines, RouterUnderTest router) {
        this.cast = cast;
        this.dialogues = dialogues;
        this.engines = engines;
        this.router = router;
    }

    @Then("she has heard {string} and the done marker")
    public void heardAll(String text) {
        ReadStream read = heard();
        assertThat(read.text()).as("what was heard").isEqualTo(text);
        assertThat(read.doneMarkers()).as("done markers").hasSize(1);
        assertThat(read.failures()).as("errors").isEmpty();
    }

    @Then("she has heard {int} tokens and an error")
    public void heardHalf(int tokens) {
        ReadStream read = heard();
        assertThat(read.pieces()).as("tokens that were heard").hasSize(tokens);
        assertThat(read.failures()).as("errors").hasSize(1);
        assertThat(read.doneMarkers()).as("done markers").isEmpty();
    }

    @Then("each of them gets the answer to the own question")
    public void eachGetsTheOwn() {
        router.needs(Capability.SCRIPTED_ANSWERS);
        assertThat(atOnce())
                .extracting(Remark::answer)
                .as("the answers, which repeat their questions")
                .isEqualTo(questions());
    }

    @Then("the history of {string} is the first turn and both of theirs, in either order")
    public void bothAreKept(String title) {
        Stream<Line> one = turns(0, 1, 2);
        Stream<Line> other = turns(0, 2, 1);
        assertThat(dialogues.history(cast.last(), dialogues.titled(title).id()))
                .extracting(Line::of)
                .as("what was said in \"%s\"", title)
                .isIn(one.toList(), other.toList());
    }

    @Then("neither question was sent with half of the other's turn")
    public void noHalfTurns() {
        List<List<String>> shown =
                engines.journal().stream()
                        .skip(1)
                        .map(entry -> spoken(EngineRequest.of(entry)))
                        .toList();
        assertThat(shown).as("questions that reached an engine").hasSize(2);
        assertThat(shown).allSatisfy(this::isWhole);
    }

    /**
     * The own question behind the first turn, or behind the first turn and the other's whole one.
     */
    private void isWhole(List<String> shown) {
        Stream<List<String>> whole =
                Stream.of(List.of(0, 1), List.of(0, 2), List.of(0, 1, 2), List.of(0, 2, 1))
                        .map(order -> turns(order.stream().mapToInt(i -> i).toArray()))
                        .map(lines -> lines.map(Line::spoken).toList())
                        .map(lines -> lines.subList(0, lines.size() - 1));
        assertThat(shown).as("what an engine was shown").isIn(whole.toList());
    }

    private static List<String> spoken(EngineRequest request) {
        return request.messages().stream().filter(said -> !said.startsWith("system: ")).toList();
    }

    private Stream<Line> turns(int... order) {
        return IntStream.of(order).mapToObj(i -> dialogues.remarks().get(i)).flatMap(Line::turn);
    }

    private List<Remark> atOnce() {
        return dialogues.remarks().subList(1, dialogues.remarks().size());
    }

    private List<String> questions() {
        return atOnce().stream().map(remark -> remark.utterance().message()).toList();
    }

    private ReadStream heard() {
        return ReadStream.of(dialogues.last().pieces());
    }
}
