package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Membership;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.deeds.Stage;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** The last admin of a tenant, without whom nobody could manage its people any more. */
public final class LastAdminSteps {

    private final Cast cast;
    private final RouterUnderTest router;
    private final Membership membership;
    private final Stage stage;
    private Person admin;
    private Outcome<?> outcome;

    public LastAdminSteps(Cast cast, RouterUnderTest router, Membership membership, Stage stage) {
        this.cast = cast;
        this.router = router;
        this.membership = membership;
        this.stage = stage;
    }

    @When("{person} tries to make herself an operator")
    public void triesToStepDown(String name) {
        admin = cast.named(name);
        outcome = becomes(admin, Role.OPERATOR);
    }

    @When("{person} tries to disable herself")
    public void triesToDisable(String name) {
        admin = cast.named(name);
        outcome = router.people().activate(admin, admin, false);
    }

    @Then("she is told that the request is broken, and is listed as an admin as before")
    public void staysAdmin() {
        RefusalSteps.assertReason(
                new Reaction<>(admin.name(), outcome).refusal(), Reason.BROKEN_REQUEST);
        assertThat(new Reaction<>(admin.name(), router.people().list(admin)).given("the people"))
                .as("the people of the tenant")
                .contains(new Listed(admin.id(), Role.ADMIN, true));
    }

    @Then("once {person} is an admin, too, she may")
    public void mayStepDown(String other) {
        isAnAdmin(cast.named(other));
        new Reaction<>(admin.name(), becomes(admin, Role.OPERATOR)).given("another role");
    }

    @Then("once {person} is an admin, too, he may disable her")
    public void mayDisable(String other) {
        isAnAdmin(cast.named(other));
        membership.activate(cast.named(other), admin, false);
    }

    private void isAnAdmin(Person person) {
        new Reaction<>(admin.name(), becomes(person, Role.ADMIN)).given("a second admin");
        stage.claim(person, Role.ADMIN);
    }

    private Outcome<Listed> becomes(Person person, Role role) {
        return router.people().changeRole(admin, person, role);
    }
}
