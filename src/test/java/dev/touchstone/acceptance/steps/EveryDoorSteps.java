package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Membership;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.deeds.Deeds;
import dev.touchstone.acceptance.world.deeds.Stage;
import dev.touchstone.acceptance.world.deeds.Trials;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;

/** Somebody who may do everything tries each thing that there is to do. */
public final class EveryDoorSteps {

    private final Cast cast;
    private final Stage stage;
    private final Deeds deeds;
    private final Trials trials;
    private final RouterUnderTest router;
    private final Membership membership;

    public EveryDoorSteps(
            Cast cast,
            Stage stage,
            Deeds deeds,
            Trials trials,
            RouterUnderTest router,
            Membership membership) {
        this.cast = cast;
        this.stage = stage;
        this.deeds = deeds;
        this.trials = trials;
        this.router = router;
        this.membership = membership;
    }

    @When("{person} tries everything without a token")
    public void triesWithoutAToken(String name) {
        tries(cast.named(name).showing(new Credential.None()));
    }

    @When("{person} tries everything with {token}")
    public void triesWith(String name, Flaw flaw) {
        Person person = cast.named(name);
        tries(person.showing(RouterUnderTest.offered(() -> router.issuer().flawed(person, flaw))));
    }

    @When("{person} tries everything in the name of another tenant")
    public void triesInAnotherName(String name) {
        Person person = cast.named(name);
        Person stranger = cast.join("Somebody else", Role.ADMIN, Optional.empty());
        Person claimant = person.in(stranger.tenantId());
        tries(person.showing(router.issuer().claiming(claimant)));
    }

    @When("{person}, whom {person} has disabled, tries everything")
    public void triesThoughDisabled(String name, String admin) {
        membership.activate(cast.named(admin), cast.named(name), false);
        tries(cast.called(name));
    }

    @When("{person} tries everything while her tenant is disabled")
    public void triesInADisabledTenant(String name) {
        Person person = cast.named(name);
        trials.meanwhile(
                stage.admin(),
                person,
                deeds.all(),
                () -> membership.activateTenant(person, false),
                () -> membership.activateTenant(person, true));
    }

    @Then("{person} may do everything with her token")
    public void mayDoEverything(String name) {
        trials.areGiven(cast.named(name), deeds.all());
    }

    @Then("{person} may do everything with the healthy twin of {token}")
    public void mayDoEverythingWithTheTwin(String name, Flaw flaw) {
        Person person = cast.named(name);
        trials.areGiven(person.showing(router.issuer().healthy(person, flaw)), deeds.all());
    }

    @Then("{person}, whom {person} has enabled again, may do everything")
    public void mayDoEverythingAgain(String name, String admin) {
        membership.activate(cast.named(admin), cast.called(name), true);
        trials.areGiven(cast.called(name), deeds.all());
    }

    private void tries(Person person) {
        trials.together(stage.admin(), person, deeds.all());
    }
}
