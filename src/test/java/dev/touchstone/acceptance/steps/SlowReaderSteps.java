package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Difference;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Prose;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.SlowReader;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.engine.Answer;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.AnswerStream.Ending;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Somebody who reads slower than the engine writes. */
public final class SlowReaderSteps {

    private static final Answer SIX_MEGABYTES =
            Behaviour.echo().inPieces(Prose.OF_SIX_MEGABYTES.toArray(String[]::new));

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final SlowReader reader;
    private AnswerStream paused;

    public SlowReaderSteps(Cast cast, Talk talk, Engines engines, SlowReader reader) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.reader = reader;
    }

    @Given("the engine answers with a text of six megabytes")
    public void answersAtLength() {
        engines.answer(SIX_MEGABYTES);
    }

    @When(
            "{person} reads {int} pieces of the answer to {string}, pauses longer than an engine may, and reads on")
    public void pausesAndReadsOn(String name, int pieces, String text) {
        pauses(name, pieces, text);
        talk.readToEnd(paused);
    }

    @Given("{person} pauses after {int} pieces of the answer to {string}")
    public void pauses(String name, int pieces, String text) {
        paused = reader.begin(cast.named(name), text, pieces);
        reader.pause();
    }

    @Then("he gets the answer {string} while she pauses")
    public void getsTheAnswerMeanwhile(String text) {
        assertThat(talk.answer().text()).as("the answer").isEqualTo(text);
        assertThat(paused.ending()).as("the other one's stream").isEqualTo(Ending.OPEN);
    }

    @Then("she reads the engine's six megabytes to the end")
    @Then("the pieces, joined, are the engine's six megabytes")
    public void readsAll() {
        talk.readToEnd(paused);
        String all = String.join("", Prose.OF_SIX_MEGABYTES);
        String came = ReadStream.of(paused).text();
        assertThat(came.equals(all)).as("all came%s", new Difference(all, came).words()).isTrue();
        assertThat(ReadStream.of(paused).kinds()).as("the last events").endsWith("done");
    }
}
