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
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a stream was like for who read it. */
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

    @Then("every event of the stream but the done marker is a piece of the answer")
    public void isMadeOfPieces() {
        assertThat(read().kinds())
                .as("events of the stream")
                .containsOnly("piece", "finish", "done");
    }

    @Then("the token counts stand between the finish reason and the done marker")
    public void countsStandBetween() {
        assertThat(read().kinds()).as("the last events").endsWith("finish", "counts", "done");
    }

    @Then("the stream reports {long} prompt tokens and {long} generated tokens")
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

    private ReadStream read() {
        return ReadStream.of(talk.stream());
    }

    /** For messages: the texts of these tokens. */
    static String texts(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }
}
