package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Panel;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Handling.Mode;
import dev.touchstone.router.Message;
import dev.touchstone.router.Message.Role;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** People send all that was said so far, and not one question alone. */
public final class MessageListSteps {

    private static final Role[] SPEAKERS = {Role.USER, Role.ASSISTANT};

    private final Cast cast;
    private final Talk talk;
    private final Gateway gateway;
    private final Panel panel;
    private final RouterUnderTest router;

    public MessageListSteps(
            Cast cast, Talk talk, Gateway gateway, Panel panel, RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.gateway = gateway;
        this.panel = panel;
        this.router = router;
    }

    @When("{person} sends these messages")
    public void sends(String name, List<Message> messages) {
        talk.ask(cast.named(name), toTheDefault(messages));
    }

    @When("{person} sends the second model these messages")
    public void sendsTheSecond(String name, List<Message> messages) {
        talk.ask(cast.named(name), talk.to(gateway.second().id(), messages));
    }

    @When("{person} sends these messages at a temperature of {bigdecimal} in {mode} mode")
    public void sendsInAMode(
            String name, BigDecimal temperature, Mode mode, List<Message> messages) {
        talk.ask(cast.named(name), panel.worked(toTheDefault(messages).at(temperature), mode));
    }

    @When("{person} streams the answer to these messages")
    public void streams(String name, List<Message> messages) {
        talk.stream(cast.named(name), toTheDefault(messages));
    }

    @When("{person} sends a conversation of {int} messages")
    public void sendsAConversation(String name, int messages) {
        sends(
                name,
                IntStream.rangeClosed(1, messages)
                        .mapToObj(i -> new Message(SPEAKERS[(i - 1) % 2], "Message " + i))
                        .toList());
    }

    private ChatRequest toTheDefault(List<Message> messages) {
        return talk.to(router.description().defaultModel().id(), messages);
    }
}
