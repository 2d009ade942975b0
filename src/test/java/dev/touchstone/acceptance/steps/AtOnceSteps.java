package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Answer;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Several questions at the same moment. */
public final class AtOnceSteps {

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final RouterUnderTest router;

    public AtOnceSteps(Cast cast, Talk talk, Engines engines, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.router = router;
    }

    @When("{person} asks {int} questions, and the engines go on once all of them are there")
    public void asksAtOnce(String name, int number) {
        ask(name, number, List.of(router.description().defaultModel()));
    }

    @When(
            "{person} asks the models {int} questions in turn, and the engines go on once all of them are there")
    public void asksAllModels(String name, int number) {
        ask(name, number, router.description().models().stream().filter(Model::loaded).toList());
    }

    private void ask(String name, int number, List<Model> models) {
        List<ChatRequest> questions =
                IntStream.range(0, number)
                        .mapToObj(i -> talk.to(models.get(i % models.size()).id(), "Number " + i))
                        .toList();
        talk.askAtOnce(cast.named(name), questions, () -> engines.releaseAll(number));
    }

    @Then("she gets {int} answers within the timeout, each to its own question")
    public void getsItsOwnAnswers(int number) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        assertThat(talk.answers()).as("answers").hasSize(number);
        assertThat(talk.answers())
                .extracting(Answer::text)
                .as("the answers, which repeat their questions")
                .containsExactlyElementsOf(
                        talk.turns().stream()
                                .map(turn -> turn.request().messages().get(0).content())
                                .toList());
    }

    @Then("the engines had all {int} questions at the same time")
    public void hadAllAtOnce(int number) {
        List<JournalEntry> entries = engines.journal();
        assertThat(entries).as("requests that reached an engine").hasSize(number);
        Instant lastCame = entries.get(number - 1).receivedAt();
        assertThat(entries)
                .extracting(JournalEntry::endedAt)
                .as("ends of answers, all after the last question came")
                .allMatch(end -> end.isAfter(lastCame));
    }
}
