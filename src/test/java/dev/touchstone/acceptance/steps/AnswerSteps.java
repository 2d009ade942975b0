package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Difference;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Capability;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.Price;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What an answer was like for who asked. */
public final class AnswerSteps {

    private final Talk talk;
    private final Engines engines;
    private final RouterUnderTest router;

    public AnswerSteps(Talk talk, Engines engines, RouterUnderTest router) {
        this.talk = talk;
        this.engines = engines;
        this.router = router;
    }

    @Then("she/he gets the answer {string}")
    @Then("she gets this answer")
    public void gets(String text) {
        String came = talk.answer().text();
        assertThat(came).as("the answer%s", new Difference(text, came).words()).isEqualTo(text);
    }

    @Then("she gets the answer {string} {int} times")
    public void getsEachTime(String text, int times) {
        List<String> came =
                talk.turns().stream().map(t -> t.isInFull() ? t.text() : t.end()).toList();
        int others = came.size() - Collections.frequency(came, text);
        assertThat(came)
                .as("the answers, %d of them another than the expected one", others)
                .isEqualTo(Collections.nCopies(times, text));
    }

    @Then("each answer repeats its own question")
    public void repeatsItsQuestion() {
        List<String> asked =
                talk.turns().stream().map(t -> t.request().messages().get(0).content()).toList();
        assertThat(talk.answers()).extracting(Answer::text).as("the answers").isEqualTo(asked);
    }

    @Then("she gets the engine's whole answer")
    public void getsAllOfIt() {
        assertThat(talk.answer().text()).as("the answer").isEqualTo(Prose.OF_2000_WORDS);
    }

    @Then("the answer is complete, from the assistant, and the only one")
    public void isComplete() {
        Answer answer = talk.answer();
        assertThat(answer.finishReason()).as("why it ended").contains(FinishReason.STOP);
        assertThat(answer.role()).as("who speaks").isEqualTo("assistant");
        assertThat(answer.choices()).as("number of answers").isEqualTo(1);
    }

    @Then("the answer has the shape of a chat completion")
    public void hasTheShape() {
        assertThat(talk.answer().shapeFaults()).as("departures from the shape").isEmpty();
    }

    @Then("the two answers have different names")
    public void haveDifferentNames() {
        assertThat(talk.turns().stream().map(turn -> name(turn.given())))
                .as("names of the answers")
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }

    @Then("the answer says that it was complete")
    public void saysThatItWasComplete() {
        assertThat(talk.answer().finishReason()).contains(FinishReason.STOP);
    }

    @Then("the answer says that it reached its token limit")
    public void saysThatItReachedItsLimit() {
        assertThat(talk.answer().finishReason()).contains(FinishReason.LENGTH);
    }

    @Then("the answer says that its content was filtered")
    public void saysThatItWasFiltered() {
        assertThat(talk.answer().finishReason()).contains(FinishReason.CONTENT_FILTER);
    }

    @Then("the answer reports {long} generated tokens")
    public void reportsGenerated(long generated) {
        assertThat(talk.answer().usage().map(Usage::completionTokens)).contains(generated);
    }

    @Then("the answer reports {long} prompt tokens, {long} generated tokens and {long} in all")
    public void reports(long prompt, long generated, long total) {
        assertThat(talk.answer().usage())
                .as("what the answer reports")
                .contains(new Usage(prompt, generated, total));
    }

    @Then("the answer reports the engine's prompt tokens, {long} generated tokens and their sum")
    public void reportsTheEnginesPrompt(long generated) {
        assertThat(talk.answer().usage())
                .as("what the answer reports")
                .contains(Usage.of(engines.only().promptTokens(), generated));
    }

    @Then("the answer tells the price of {long} prompt tokens and {long} generated tokens")
    public void tellsThePrice(long prompt, long generated) {
        router.needs(Capability.LEDGER);
        Price price = router.description().defaultModel().price();
        assertThat(talk.last().trail().cost())
                .as("the price that the answer tells")
                .hasValueSatisfying(
                        cost ->
                                assertThat(cost)
                                        .isEqualByComparingTo(
                                                price.of(Usage.of(prompt, generated))));
    }

    @Then("each of these models has answered under its own name")
    @Then("each of these models has answered under the name by which it was asked")
    public void answeredUnderTheirNames() {
        List<String> asked = talk.turns().stream().map(turn -> turn.request().model()).toList();
        assertThat(talk.answers()).extracting(Answer::model).as("who answered").isEqualTo(asked);
    }

    private static String name(Object given) {
        Optional<Answer> answer =
                Optional.of(given).filter(Answer.class::isInstance).map(Answer.class::cast);
        return answer.map(Answer::id).orElseGet(() -> firstName((AnswerStream) given));
    }

    private static String firstName(AnswerStream stream) {
        return ReadStream.of(stream).chunks().stream().findFirst().map(Chunk::id).orElse("");
    }
}
