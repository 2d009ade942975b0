package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Doors;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.Person;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.function.BiFunction;

/** Tokens with one flaw, and the healthy twin of each: the same token but for the flaw. */
public final class TokenSteps {

    private final Cast cast;
    private final Doors doors;
    private final RouterUnderTest router;

    public TokenSteps(Cast cast, Doors doors, RouterUnderTest router) {
        this.cast = cast;
        this.doors = doors;
        this.router = router;
    }

    @ParameterType("(?:an?|half a|two) .+")
    public Flaw token(String words) {
        return Arrays.stream(Flaw.values())
                .filter(flaw -> flaw.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no flaw: " + words));
    }

    @Given("{person} may ask a question with the healthy twin of {token}")
    public void mayAskWithTheTwin(String name, Flaw flaw) {
        ask(name, issuer -> issuer::healthy, flaw);
        doors.reaction().given("an answer");
    }

    @When("{person} tries to ask a question with {token}")
    public void asksWith(String name, Flaw flaw) {
        ask(name, issuer -> issuer::flawed, flaw);
    }

    private void ask(String name, Minting minting, Flaw flaw) {
        Person person = cast.named(name);
        Issuer issuer = router.issuer();
        doors.ask(
                person.showing(
                        RouterUnderTest.offered(() -> minting.by(issuer).apply(person, flaw))));
    }

    private interface Minting {
        BiFunction<Person, Flaw, Credential> by(Issuer issuer);
    }
}
