package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.engine.Answer;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.engine.Usage;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;

/** What the engines are told to do, and what their journals say that they did. */
public final class EngineSteps {

    private static final int SERVER_ERROR = 500;

    private final Engines engines;

    public EngineSteps(Engines engines) {
        this.engines = engines;
    }

    @Given("the engine answers {string}")
    @Given("the engine answers this")
    public void answers(String text) {
        engines.answer(Behaviour.answer(text));
    }

    @Given("the engine repeats what it is asked")
    public void repeats() {
        engines.repeat();
    }

    @Given("the engine answers in the pieces {pieces}")
    public void answersInPieces(List<String> pieces) {
        engines.answer(Behaviour.echo().inPieces(pieces.toArray(String[]::new)));
    }

    @Given("the engine answers in the pieces {pieces} and counts {long} generated tokens")
    public void answersInPiecesAndCounts(List<String> pieces, long generated) {
        Answer answer = Behaviour.echo().inPieces(pieces.toArray(String[]::new));
        engines.answer(answer.reporting(Usage.of(1, generated)));
    }

    @Given("the engine answers with a text of 2,000 words")
    public void answersAtLength() {
        engines.answer(Behaviour.answer(Prose.OF_2000_WORDS));
    }

    @Given("the engine takes {int} milliseconds to answer {string}")
    public void answersLate(int milliseconds, String text) {
        engines.answer(Behaviour.answer(text).firstByteAfter(Duration.ofMillis(milliseconds)));
    }

    @Given("the engine answers {string} and gives its finish reason twice")
    public void finishesTwice(String text) {
        engines.answer(Behaviour.answer(text).finishingTwice());
    }

    @Given("the engine counts {long} prompt tokens and {long} generated tokens")
    public void counts(long prompt, long generated) {
        engines.answer(Behaviour.answer("One two three").reporting(Usage.of(prompt, generated)));
    }

    @Given("it holds its answer back after {int} token(s)")
    public void holdsBack(int tokens) {
        engines.but(answer -> answer.holdAfter(tokens));
    }

    @Given("it generates each token only when the one before has been read")
    public void holdsEachTokenBack() {
        engines.but(answer -> answer.holdAfter(1));
    }

    @Given("the engine generates without end, a token each {int} milliseconds")
    public void generatesWithoutEnd(int milliseconds) {
        Answer endless = Behaviour.echo().inPieces(" on", " and").withoutEnd();
        engines.answer(endless.betweenTokens(Duration.ofMillis(milliseconds)));
    }

    @Given("the engine {failure} after {int} tokens")
    public void breaks(Way way, int tokens) {
        engines.but(answer -> answer.breakAfter(tokens, way));
    }

    @Given("the engine {failure} after {int} tokens, once they have been read")
    public void breaksOnceRead(Way way, int tokens) {
        engines.but(answer -> answer.holdAfter(tokens).breakAfter(tokens, way));
    }

    @Given("every engine closes its stream before the first token")
    public void breaksBeforeTheFirstToken() {
        engines.answer(Behaviour.answer("One two").breakAfterOpening(Way.CLOSED));
    }

    @Given("every engine fails")
    public void fails() {
        engines.follow(Behaviour.error(SERVER_ERROR, "InternalServerError", "out of memory"));
    }

    @Given("no engine ever answers")
    public void neverAnswers() {
        engines.follow(Behaviour.silence());
    }

    @Then("the engine has stopped because its caller hung up")
    public void hasStopped() {
        engines.await("stop because its caller hung up", State.ABORTED::equals);
    }

    @Then("the engine has generated everything")
    public void hasGeneratedEverything() {
        assertThat(engines.await("have ended", State::hasEnded).state())
                .as("how the engine's work ended")
                .isEqualTo(State.COMPLETE);
    }

    @Then("no engine has been asked")
    public void noneHasBeenAsked() {
        assertThat(engines.journal().size()).as("requests that reached an engine").isZero();
    }
}
