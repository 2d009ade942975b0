package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Person.Role;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.Optional;

/** Who is who in a scenario. */
public final class PeopleSteps {

    private final Cast cast;
    private final RouterUnderTest router;
    private final OwnRouter own;
    private final Gateway gateway;

    public PeopleSteps(Cast cast, RouterUnderTest router, OwnRouter own, Gateway gateway) {
        this.cast = cast;
        this.router = router;
        this.own = own;
        this.gateway = gateway;
    }

    @Given("{person} is {role} of a/another tenant")
    public void isOfATenant(String name, Role role) {
        cast.join(name, role, Optional.empty());
    }

    @Given("{person} and {person} are operators of one tenant")
    public void areOfOneTenant(String first, String second) {
        cast.joinTogether(first, second, Role.OPERATOR);
    }

    @Given("{person} is {role} of a tenant that may use the default model only")
    public void isLimitedToTheDefaultModel(String name, Role role) {
        String model = router.description().defaultModel().id();
        cast.join(name, role, Optional.of(List.of(model)));
    }

    @Given("{person} is {role} of a tenant that may use the second model only")
    public void isLimitedToTheSecondModel(String name, Role role) {
        cast.join(name, role, Optional.of(List.of(gateway.second().id())));
    }

    @Given("{person} is {role} of {person}'s tenant")
    public void isOfTheTenantOf(String name, Role role, String host) {
        cast.invite(
                own.isBegun() ? own.asked().people() : router.people(),
                cast.named(host),
                name,
                role);
    }

    @Given("{person} is {role} of a tenant there")
    public void isOfATenantThere(String name, Role role) {
        cast.joinAt(own.asked().people(), name, role);
    }
}
