package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Doors;
import dev.touchstone.acceptance.world.Neighbours;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.UUID;

/** Doors that are open to some and shut to others. */
public final class DoorSteps {

    private final Cast cast;
    private final Doors doors;
    private final RouterUnderTest router;
    private final Neighbours neighbours;

    public DoorSteps(Cast cast, Doors doors, RouterUnderTest router, Neighbours neighbours) {
        this.neighbours = neighbours;
        this.router = router;
        this.cast = cast;
        this.doors = doors;
    }

    @When("{person} tries to {door}")
    public void tries(String name, Door door) {
        doors.needCredentials();
        door.tried(doors, cast.named(name));
    }

    @Given("with her/his token {person} may {door}")
    @Then("with the same token {person} may {door}")
    public void may(String name, Door door) {
        tries(name, door);
        isOpen();
    }

    @When("{person} tries to {door} without a token")
    public void triesWithoutAToken(String name, Door door) {
        doors.needCredentials();
        door.tried(doors, cast.named(name).showing(new Credential.None()));
    }

    @When("{person} tries to {door} in the name of {person}'s tenant")
    public void triesInTheNameOf(String name, Door door, String other) {
        triesIn(cast.named(other).tenantId(), cast.named(name), door);
    }

    @When("{person} tries to {door} in the name of a tenant that there is not")
    public void triesInNobodysName(String name, Door door) {
        triesIn(UUID.randomUUID().toString(), cast.named(name), door);
    }

    private void triesIn(String tenantId, Person person, Door door) {
        neighbours.noteEngines();
        Issuer issuer = router.issuer();
        door.tried(doors, person.showing(issuer.claiming(person.in(tenantId))));
    }

    @When("the stranger tries to {door}")
    public void strangerTries(Door door) {
        doors.needCredentials();
        door.tried(doors, Cast.STRANGER);
    }

    @When("the stranger tries to disable {person}'s tenant")
    public void strangerTriesToDisable(String name) {
        doors.disableTenant(Cast.STRANGER, cast.tenantOf(cast.named(name)));
    }

    @When("{person} tries to disable {person}'s tenant")
    public void triesToDisable(String name, String other) {
        doors.disableTenant(cast.named(name), cast.tenantOf(cast.named(other)));
    }

    @When(
            "{person} tries to disable {person}'s tenant, with a token that claims the role of the platform's administrator")
    public void claimsThePlatform(String name, String other) {
        Person person = cast.named(name);
        Person claimant = person.showing(router.issuer().claimingThePlatform(person));
        doors.disableTenant(claimant, cast.tenantOf(cast.named(other)));
    }

    @When("{person} tries to remove {person}'s tenant")
    public void triesToRemove(String name, String other) {
        doors.removeTenant(cast.named(name), cast.tenantOf(cast.named(other)));
    }

    @When("{person} tries to make a tenant")
    public void triesToMakeOne(String name) {
        doors.makeTenant(cast.named(name));
    }

    @Then("the door is open")
    public void isOpen() {
        doors.isOpen();
    }
}
