package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Talk;
import io.cucumber.java.en.When;

/** People ask for a stream in a conversation, which begins with it. */
public final class ConversingSteps {

    private final Cast cast;
    private final Talk talk;
    private final Gateway gateway;

    public ConversingSteps(Cast cast, Talk talk, Gateway gateway) {
        this.cast = cast;
        this.talk = talk;
        this.gateway = gateway;
    }

    @When("{person} streams the answer to {string} in a conversation")
    public void streams(String name, String text) {
        talk.streamConversing(cast.named(name), talk.question(text));
    }

    @When("{person} streams the answer to {string} in a conversation from a model that nobody has")
    public void streamsFromNobody(String name, String text) {
        talk.streamConversing(cast.named(name), talk.to(AskingSteps.NOBODY, text));
    }

    @When(
            "{person} streams the answer to {string} in a conversation from the second model by its provider's name")
    public void streamsFromTheSecond(String name, String text) {
        talk.streamConversing(cast.named(name), gateway.question(gateway.second(), text));
    }

    @When("{person} streams the answer to {string} in a conversation, token by token")
    public void streamsTokenByToken(String name, String text) {
        talk.beginConversing(cast.named(name), talk.question(text));
        talk.readTokenByToken(talk.stream());
    }

    @When(
            "{person} streams the answer to {string} in a conversation and hangs up after {int} tokens")
    public void hangsUp(String name, String text, int tokens) {
        talk.beginConversing(cast.named(name), talk.question(text));
        talk.hangUpAfter(tokens);
    }
}
