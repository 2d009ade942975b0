package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Doors;
import dev.touchstone.acceptance.world.EndingToken;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.SharedToken;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.Person;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** Tokens with one flaw, and the healthy twin of each: the same token but for the flaw. */
public final class TokenSteps {

    private final Cast cast;
    private final Doors doors;
    private final RouterUnderTest router;
    private final SharedToken shared;
    private final Talk talk;
    private final EndingToken ending;

    public TokenSteps(
            Cast cast,
            Doors doors,
            RouterUnderTest router,
            SharedToken shared,
            Talk talk,
            EndingToken ending) {
        this.cast = cast;
        this.doors = doors;
        this.router = router;
        this.shared = shared;
        this.talk = talk;
        this.ending = ending;
    }

    @ParameterType("(?:an?|half a|two) .+")
    public Flaw token(String words) {
        return Arrays.stream(Flaw.values())
                .filter(flaw -> flaw.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no flaw: " + words));
    }

    @Given("{person} may {door} with the healthy twin of {token}")
    public void mayWithTheTwin(String name, Door door, Flaw flaw) {
        attempt(name, door, issuer -> issuer::healthy, flaw);
        doors.isOpen();
    }

    @Given("{person} may {door} with a token that ends in {int} seconds")
    public void mayFor(String name, Door door, int seconds) {
        door.tried(doors, ending.of(cast.named(name), Duration.ofSeconds(seconds)));
        doors.isOpen();
    }

    @When("the token has ended, and she tries to {door}")
    public void triesOnceItHasEnded(Door door) {
        door.tried(doors, ending.ended());
    }

    @When("{person} tries to {door} with {token}")
    public void triesWith(String name, Door door, Flaw flaw) {
        attempt(name, door, issuer -> issuer::flawed, flaw);
    }

    @When("{person} asks {int} questions and lists the models {int} times, all at once")
    public void asksAndLists(String name, int questions, int lists) {
        assertThat(lists).as("as many lists as questions").isEqualTo(questions);
        shared.askAndList(cast.named(name), questions);
    }

    @Then("each list shows every model of the router, and no other")
    public void eachListShowsEveryModel() {
        List<String> offered = router.description().modelNames();
        assertThat(shared.lists())
                .as("the lists of models")
                .hasSameSizeAs(talk.turns())
                .allSatisfy(list -> assertThat(list).containsExactlyInAnyOrderElementsOf(offered));
    }

    private void attempt(String name, Door door, Minting minting, Flaw flaw) {
        Person person = cast.named(name);
        Issuer issuer = router.issuer();
        door.tried(
                doors,
                person.showing(
                        RouterUnderTest.offered(() -> minting.by(issuer).apply(person, flaw))));
    }

    private interface Minting {
        BiFunction<Person, Flaw, Credential> by(Issuer issuer);
    }
}
