package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Capability;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** What goes to the engine beside the texts of the messages. */
public final class ThingsSentSteps {

    private static final String MESSAGES = "messages";
    private static final Map<String, Object> NOTE = Map.of("note", "Größe 7, \"blue\"");

    /** As the OpenAI API has them: the answer to a call names the call. */
    private static final Map<String, Object> CALL =
            Map.of(
                    "role",
                    "assistant",
                    "content",
                    "I shall ask.",
                    "tool_calls",
                    List.of(
                            Map.of(
                                    "id",
                                    "call-7",
                                    "type",
                                    "function",
                                    "function",
                                    Map.of(
                                            "name",
                                            "weather",
                                            "arguments",
                                            "{\"city\":\"Rome\"}"))));

    private static final Map<String, Object> TOLD =
            Map.of("role", "tool", "tool_call_id", "call-7", "content", "21 degrees");

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final RouterUnderTest router;

    public ThingsSentSteps(Cast cast, Talk talk, Engines engines, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.router = router;
    }

    @When("{person} sends her name, the call of a tool, and what the tool said to that")
    public void sendsMore(String name) {
        String text = engines.marked("How warm is it in Rome?");
        List<Object> messages =
                List.of(Map.of("role", "user", "name", "ada", "content", text), CALL, TOLD);
        talk.ask(cast.named(name), talk.question(text).with(Map.of(MESSAGES, messages)));
    }

    @Then("the engine has received exactly these messages, with all that stands in them")
    public void receivedAll() {
        assertThat(EngineRequest.fields(engines.only()).get(MESSAGES))
                .as("the messages that the engine received")
                .isEqualTo(talk.last().request().generation().others().get(MESSAGES));
    }

    @When("{person} asks {string} with a note for the engine")
    public void asksWithANote(String name, String text) {
        talk.ask(cast.named(name), talk.question(text).with(Map.of("metadata", NOTE)));
    }

    @Then("the engine has received her note as it was sent")
    public void receivedTheNote() {
        router.needs(Capability.IDENTIFIERS);
        assertThat(EngineRequest.fields(engines.only()).get("metadata"))
                .as("what goes with the request")
                .isEqualTo(NOTE);
    }

    @Then("the engine has been told that it works for her")
    public void worksForHer() {
        worksFor(talk.last().caller().id());
    }

    @Then("the engine has been told that it works for this user")
    public void worksForTheUser() {
        worksFor(talk.last().request().identifiers().user().orElseThrow());
    }

    private void worksFor(String user) {
        router.needs(Capability.IDENTIFIERS);
        assertThat(EngineRequest.fields(engines.only()))
                .as("what the engine received")
                .containsEntry("user", user);
    }
}
