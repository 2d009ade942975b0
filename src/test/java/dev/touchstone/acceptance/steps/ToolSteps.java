package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Difference;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Answer;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.ToolCall;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.Optional;

/** Models that call a tool in place of an answer. */
public final class ToolSteps {

    private final Talk talk;
    private final Engines engines;

    public ToolSteps(Talk talk, Engines engines) {
        this.talk = talk;
        this.engines = engines;
    }

    @Given("the engine calls the tool {string}, with these arguments")
    public void calls(String tool, String arguments) {
        engines.answer(Behaviour.answer(arguments).calling(tool));
    }

    @Then("the answer calls {string}, with exactly these arguments")
    public void answerCalls(String tool, String arguments) {
        Answer answer = talk.answer();
        isCall(answer.toolCall(), tool, arguments);
        assertThat(answer.text()).as("what it says beside it").isEmpty();
        assertThat(answer.finishReason()).as("why it ended").contains(FinishReason.TOOL_CALLS);
    }

    @Then("the stream calls {string}, with exactly these arguments")
    public void streamCalls(String tool, String arguments) {
        ReadStream read = ReadStream.of(talk.stream());
        isCall(read.toolCall(), tool, arguments);
        assertThat(read.text()).as("what it says beside it").isEmpty();
        assertThat(read.finishReasons()).containsExactly(FinishReason.TOOL_CALLS);
    }

    private static void isCall(Optional<ToolCall> call, String tool, String arguments) {
        assertThat(call).as("a call of a tool").isPresent();
        assertThat(call.get().id()).as("the name of the call").isNotBlank();
        assertThat(call.get().function()).as("the tool").isEqualTo(tool);
        assertThat(call.get().arguments())
                .as("arguments%s", new Difference(arguments, call.get().arguments()).words())
                .isEqualTo(arguments);
    }
}
