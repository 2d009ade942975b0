package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.util.List;

/** What the events of a stream say beside the text: names, roles, finish reasons, token counts. */
public final class StreamEventSteps {

    private final Talk talk;

    public StreamEventSteps(Talk talk) {
        this.talk = talk;
    }

    @Then("every event of the stream has the same name")
    public void hasOneName() {
        assertThat(read().chunks()).extracting(Chunk::id).as("names of events").isNotEmpty();
        String first = read().chunks().get(0).id();
        assertThat(first).as("the stream's name").isNotBlank();
        assertThat(read().chunks()).extracting(Chunk::id).as("names of events").containsOnly(first);
    }

    @Then("the stream opens with the assistant's role, and tells it only there")
    public void opensWithTheRole() {
        List<String> roles =
                read().chunks().stream().map(chunk -> chunk.role().orElse("")).toList();
        assertThat(roles).as("the role in the first event").startsWith("assistant");
        assertThat(roles.stream().skip(1)).as("roles in later events").containsOnly("");
    }

    @Then("the stream says exactly once that it was complete")
    public void saysOnceThatItWasComplete() {
        assertThat(read().finishReasons())
                .as("finish reasons in the stream")
                .containsExactly(FinishReason.STOP);
    }

    @Then("the stream says that it reached its token limit")
    public void saysThatItReachedItsLimit() {
        assertThat(read().finishReasons())
                .as("finish reasons in the stream")
                .containsExactly(FinishReason.LENGTH);
    }

    @Then("the stream is one whole answer in {int} pieces")
    public void isOneWholeAnswer(int pieces) {
        hasOneName();
        opensWithTheRole();
        saysOnceThatItWasComplete();
        assertThat(read().pieces()).as("pieces of text in the stream").hasSize(pieces);
        assertThat(read().kinds()).as("events of the stream").endsWith("finish", "done");
    }

    @Then("every event of the stream but the done marker is a piece of the answer")
    public void isMadeOfPieces() {
        assertThat(read().kinds())
                .as("events of the stream")
                .containsOnly("piece", "finish", "done");
    }

    @Then("the stream tells the token counts once, in an event of their own")
    public void tellsTheCountsOnce() {
        assertThat(read().usages()).as("token counts in the stream").hasSize(1);
        assertThat(read().chunks().stream().filter(chunk -> chunk.usage().isPresent()))
                .extracting(Chunk::choices)
                .as("choices in the event of the token counts")
                .containsExactly(0);
    }

    @Then("the stream tells no token counts")
    public void tellsNoCounts() {
        assertThat(read().usages()).as("token counts in the stream").isEmpty();
    }

    @Then("the token counts stand between the finish reason and the done marker")
    public void countsStandBetween() {
        assertThat(read().kinds()).as("the last events").endsWith("finish", "counts", "done");
    }

    @Then("the stream reports {long} prompt token(s) and {long} generated tokens")
    public void reports(long prompt, long generated) {
        assertThat(read().usages())
                .as("token counts in the stream")
                .containsExactly(Usage.of(prompt, generated));
    }

    @Then("the stream reports {long} prompt tokens, {long} generated tokens and {long} in all")
    public void reportsInAll(long prompt, long generated, long total) {
        assertThat(read().usages())
                .as("token counts in the stream")
                .containsExactly(new Usage(prompt, generated, total));
    }

    private ReadStream read() {
        return ReadStream.of(talk.stream());
    }
}
