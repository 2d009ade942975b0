package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Breach;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** People ask models by their providers' names, or by names that look like one. */
public final class GatewaySteps {

    private static final String QUESTION = "Who are you?";

    private final Cast cast;
    private final Talk talk;
    private final Gateway gateway;
    private final Engines engines;

    public GatewaySteps(Cast cast, Talk talk, Gateway gateway, Engines engines) {
        this.cast = cast;
        this.talk = talk;
        this.gateway = gateway;
        this.engines = engines;
    }

    @ParameterType(
            "the default model of a provider that there is not|a model that its provider does not have|the default model of another provider|a provider without a model|the default model of a provider without a name|the default model with its provider named twice|the default model of its provider in capitals|the default model behind a space|the default model with a slash for the colon")
    public Misnomer misnomer(String words) {
        return Words.find(Misnomer.values(), Misnomer::words, words);
    }

    @Given("the engine ends its answer {string} with the word {string}")
    public void endsWith(String text, String word) {
        engines.answer(Behaviour.answer(text).finishingWith(word));
    }

    @Given("{person} has got an answer from the default model by its provider's name")
    public void hasGotAnAnswer(String name) {
        asksTheDefault(name);
        talk.answer();
    }

    @When("{person} asks each loaded model by its provider's name {string}")
    public void asksEach(String name, String text) {
        gateway.loaded()
                .forEach(model -> talk.ask(cast.named(name), gateway.question(model, text)));
    }

    @When("{person} asks the default model by its provider's name")
    public void asksTheDefault(String name) {
        talk.ask(cast.named(name), gateway.question(gateway.first(), QUESTION));
    }

    @When("{person} asks the second model by its provider's name")
    public void asksTheSecond(String name) {
        talk.ask(cast.named(name), gateway.question(gateway.second(), QUESTION));
    }

    @When("{person} asks the second model by its plain name and by its provider's")
    public void asksByBoth(String name) {
        talk.ask(cast.named(name), talk.to(gateway.second().id(), QUESTION));
        asksTheSecond(name);
    }

    @When("{person} says {string} in a new conversation to the second model by its provider's name")
    public void says(String name, String text) {
        gateway.say(cast.named(name), gateway.second().fullName().orElseThrow(), text);
    }

    @When("{person} says {string} in a new conversation to a model that nobody has")
    public void saysToNobody(String name, String text) {
        gateway.say(cast.named(name), AskingSteps.NOBODY, text);
    }

    @When("{person} asks {misnomer}")
    public void asksMisnamed(String name, Misnomer misnomer) {
        talk.ask(cast.named(name), talk.to(misnamed(misnomer), QUESTION));
    }

    @When("{person} says {string} in a new conversation to {misnomer}")
    public void saysMisnamed(String name, String text, Misnomer misnomer) {
        gateway.say(cast.named(name), misnamed(misnomer), text);
    }

    @When("{person} streams the answer to {string} in a conversation from {misnomer}")
    public void streamsMisnamed(String name, String text, Misnomer misnomer) {
        talk.streamConversing(cast.named(name), talk.to(misnamed(misnomer), text));
    }

    @When("{person} streams from {misnomer}")
    public void streamsMisnamed(String name, Misnomer misnomer) {
        talk.stream(cast.named(name), talk.to(misnamed(misnomer), QUESTION));
    }

    private String misnamed(Misnomer misnomer) {
        return misnomer.of(gateway.first(), gateway.otherProvider());
    }

    @When("{person} sends a request to the default model by its provider's name that {breach}")
    public void sendsABrokenRequest(String name, Breach breach) {
        talk.ask(cast.named(name), gateway.question(gateway.first(), QUESTION).breaking(breach));
    }

    @When("{person} streams the answer to {string} from the second model by its provider's name")
    public void streams(String name, String text) {
        talk.stream(cast.named(name), gateway.question(gateway.second(), text).reportingUsage());
    }

    @When(
            "{person} streams the answer to {string} from the second model by its provider's name, token by token")
    public void streamsTokenByToken(String name, String text) {
        talk.begin(cast.named(name), gateway.question(gateway.second(), text));
        talk.readTokenByToken(talk.stream());
    }

    @When(
            "{person} streams from the second model by its provider's name and hangs up after {int} tokens")
    public void hangsUp(String name, int tokens) {
        talk.begin(cast.named(name), gateway.question(gateway.second(), QUESTION));
        talk.hangUpAfter(tokens);
    }
}
