package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Difference;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.JournalEntry.Token;
import dev.touchstone.router.AnswerStream.Ending;
import dev.touchstone.router.StreamEvent.Chunk;
import io.cucumber.java.en.Then;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What was read of a stream, while it came, and how it ended. */
public final class StreamSteps {

    private final Talk talk;
    private final Engines engines;

    public StreamSteps(Talk talk, Engines engines) {
        this.talk = talk;
        this.engines = engines;
    }

    @Then("she reads {string} while the engine is still generating")
    public void readsWhileGenerating(String text) {
        read().readTokens(engines.only().tokens().size());
        assertThat(read().text()).as("what has arrived").isEqualTo(text);
        assertThat(engines.only().state()).as("what the engine does").isEqualTo(State.GENERATING);
    }

    @Then("she reads {string} in the end, once the engine goes on")
    public void readsInTheEnd(String text) {
        engines.release();
        talk.readToEnd(talk.stream());
        joined(text);
    }

    @Then("each token has arrived before the engine generated the next one")
    public void arrivedOneByOne() {
        List<Token> generated = engines.only().tokens();
        List<Chunk> arrived = read().pieces();
        assertThat(arrived).as("tokens that arrived").hasSameSizeAs(generated);
        IntStream.range(1, generated.size())
                .forEach(i -> isBefore(i, arrived.get(i - 1).at(), generated.get(i).at()));
    }

    private static void isBefore(int number, Instant arrival, Instant next) {
        assertThat(arrival)
                .as("arrival of token %d, against the generation of the next", number)
                .isBefore(next);
    }

    @Then("the stream ends with the done marker, told once")
    public void endsWithTheDoneMarker() {
        assertThat(read().doneMarkers()).as("done markers in the stream").hasSize(1);
        assertThat(read().kinds()).as("events of the stream").endsWith("done");
    }

    @Then("nothing follows it")
    public void nothingFollows() {
        assertThat(talk.stream().ending())
                .as("how the stream ended; it %s", talk.stream().ending().words())
                .isEqualTo(Ending.CLEAN);
        assertThat(read().kinds()).as("the last event").endsWith("done");
    }

    @Then("the pieces, joined, are {string}")
    @Then("the pieces, joined, are this")
    public void joined(String text) {
        String came = read().text();
        assertThat(came)
                .as("the pieces, joined%s", new Difference(text, came).words())
                .isEqualTo(text);
        carriesNoError();
    }

    @Then("the pieces, joined, are the engine's whole answer")
    public void joinedAreTheWholeAnswer() {
        joined(Prose.OF_2000_WORDS);
    }

    @Then("no stream has begun")
    public void noneHasBegun() {
        assertThat(((Turn.Streamed) talk.last()).refusal()).as("the refusal").isPresent();
    }

    @Then("the stream carries no error")
    public void carriesNoError() {
        assertThat(read().failures()).as("errors in the stream").isEmpty();
    }

    @Then("she has read {string}, and nothing of the rest")
    public void hasRead(String text) {
        assertThat(read().text()).as("what was read").isEqualTo(text);
    }

    @Then("the stream ends with an error, told once")
    public void endsWithAnError() {
        assertThat(read().failures().size())
                .as("errors in the stream, which %s", talk.stream().ending().words())
                .isEqualTo(1);
        assertThat(read().kinds()).as("events of the stream").endsWith("error");
        assertThat(talk.stream().ending()).as("how the stream ended").isEqualTo(Ending.CLEAN);
    }

    @Then("the stream has no done marker")
    public void hasNoDoneMarker() {
        assertThat(read().doneMarkers()).as("done markers in the stream").isEmpty();
    }

    /** Whoever stops reading at a finish reason would take what came for a whole answer. */
    @Then("the stream says nowhere that it was complete")
    public void saysNowhereThatItWasComplete() {
        hasNoDoneMarker();
        assertThat(read().finishReasons()).as("finish reasons in the stream").isEmpty();
    }

    private ReadStream read() {
        return ReadStream.of(talk.stream());
    }
}
