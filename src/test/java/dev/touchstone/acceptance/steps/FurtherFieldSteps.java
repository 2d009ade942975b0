package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Talk;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fields of a request that are the engine's, and fields that are there and say nothing. */
public final class FurtherFieldSteps {

    /** Of each kind that JSON has; vLLM knows them all ({@code ChatCompletionRequest}). */
    private static final Map<String, Object> OF_THE_ENGINE =
            Map.of(
                    "top_p",
                    0.9,
                    "seed",
                    9_007_199_254_740_993L,
                    "stop",
                    List.of("STOP", "\n\n"),
                    "logit_bias",
                    Map.of("42", -100),
                    "response_format",
                    Map.of("type", "text"),
                    "include_stop_str_in_output",
                    false,
                    "tools",
                    List.of(Map.of("type", "function", "function", Map.of("name", "weather"))),
                    "tool_choice",
                    "auto",
                    "user",
                    "Größe-7");

    private static final List<String> OPTIONAL =
            List.of(
                    "max_tokens",
                    "max_completion_tokens",
                    "temperature",
                    "stream",
                    "stream_options",
                    "timeout",
                    "metadata",
                    "task_type",
                    "priority",
                    "orchestration_mode",
                    "n",
                    "disable_fallbacks");

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;

    public FurtherFieldSteps(Cast cast, Talk talk, Engines engines) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
    }

    @When("{person} asks {string}, with settings that only an engine knows")
    public void asksWithMore(String name, String text) {
        talk.ask(cast.named(name), talk.question(text).with(OF_THE_ENGINE));
    }

    @When("{person} streams the answer to {string}, with settings that only an engine knows")
    public void streamsWithMore(String name, String text) {
        talk.stream(cast.named(name), talk.question(text).with(OF_THE_ENGINE));
    }

    @Then("the engine has received these settings as they were sent")
    public void receivedThem() {
        assertThat(EngineRequest.fields(engines.only()))
                .as("what the engine received")
                .containsAllEntriesOf(OF_THE_ENGINE);
    }

    @When("{person} asks {string}, and leaves open all that may be left open, each by its name")
    public void asksWithNothing(String name, String text) {
        Map<String, Object> nothing = new HashMap<>();
        OPTIONAL.forEach(field -> nothing.put(field, null));
        talk.ask(cast.named(name), talk.question(text).with(nothing));
    }

    @When("{person} asks {string} for {int} choices")
    public void asksForChoices(String name, String text, int choices) {
        talk.ask(cast.named(name), talk.question(text).with(Map.of("n", choices)));
    }

    @Then("the engine has been asked for {int} choices")
    public void isAskedForChoices(int choices) {
        assertThat(EngineRequest.fields(engines.only()))
                .as("what the engine received")
                .containsEntry("n", choices);
    }
}
