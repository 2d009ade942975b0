package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Secrets;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Conversations.Utterance;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the router knows and may not tell: keys, tokens, and what people ask. */
public final class SecretSteps {

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Secrets secrets;
    private final OwnRouter own;
    private final RouterUnderTest router;
    private final List<Refusal> refusals = new ArrayList<>();
    private Reaction<?> said;

    public SecretSteps(
            Cast cast,
            Talk talk,
            Engines engines,
            Secrets secrets,
            OwnRouter own,
            RouterUnderTest router) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.secrets = secrets;
        this.own = own;
        this.router = router;
    }

    @When("{person} asks a secret question, and streams the answer to it")
    public void asksInSecret(String name) {
        secrets.note();
        Person person = cast.named(name);
        ChatRequest question = talk.question(secrets.question());
        refused(person, router.chat().ask(person, question));
        refused(person, router.chat().stream(person, question));
    }

    @When("{person} says a secret in a conversation, and hears the answer to it")
    public void saysInSecret(String name) {
        secrets.note();
        Person person = cast.named(name);
        refused(person, router.conversations().say(person, secret()));
        refused(person, router.conversations().stream(person, secret()));
    }

    private Utterance secret() {
        String text = engines.marked(secrets.question());
        return new Utterance(Optional.empty(), text, Optional.empty());
    }

    private void refused(Person person, Outcome<?> outcome) {
        refusals.add(new Reaction<>(person.name(), outcome).refusal());
    }

    @When("{person} streams the answer to a secret question, token by token")
    public void streamsInSecret(String name) {
        secrets.note();
        talk.begin(cast.named(name), talk.question(secrets.question()));
        talk.readTokenByToken(talk.stream());
    }

    @When("{person} asks a secret question with a token that is not signed")
    public void asksWithAForgedToken(String name) {
        router.needs(Capability.CREDENTIALS);
        secrets.note();
        talk.ask(unsigned(cast.named(name)), talk.question(secrets.question()));
    }

    private static Person unsigned(Person person) {
        String token = ((Credential.Bearer) person.credential()).secret();
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1) + "c2lnbmF0dXJl";
        return person.showing(new Credential.Bearer(unsigned));
    }

    @When("{person} sends half of a secret question")
    public void sendsHalf(String name) {
        secrets.note();
        Person person = cast.named(name);
        byte[] half = ("{" + secrets.question()).getBytes(StandardCharsets.UTF_8);
        talk.ask(
                person,
                talk.question("Half of it"),
                () -> router.oddRequests().inPlaceOfABody(person, half));
    }

    @When("{person} says a secret in a conversation while the database is away")
    public void saysWithoutDatabase(String name) {
        Person person = cast.named(name);
        own.system().takeDatabaseAway();
        secrets.note();
        said = new Reaction<>(person.name(), router.conversations().say(person, secret()));
    }

    @Then("what she says is refused, because the service is not available")
    public void isNotAvailable() {
        assertThat(said.refusal().reason()).as("what she is told").isEqualTo(Reason.UNAVAILABLE);
    }

    @Then("she is refused, and the log tells of it under the name that she is told")
    public void isRefused() {
        assertThat(refusals).as("refusals").hasSize(2);
        assertThat(secrets.log())
                .as("the router's log, which must tell of her requests")
                .contains(refusals.stream().map(r -> r.trail().requestId().orElseThrow()).toList());
    }

    @Then("she is refused")
    public void isRefusedOnly() {
        assertThat(talk.last().refusal()).as("the refusal").isPresent();
    }
}
