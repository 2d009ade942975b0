package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Quotas;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.deeds.Stage;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.TenantSettings.Budget;
import dev.touchstone.router.TenantSettings.RequestsPerMinute;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Roles that are claimed, changed and listed, and the limits that hold for all of them. */
public final class RoleSteps {

    private static final BigDecimal A_LITTLE = new BigDecimal("0.000000000001");

    private final Cast cast;
    private final Stage stage;
    private final RouterUnderTest router;
    private final Quotas quotas;

    public RoleSteps(Cast cast, Stage stage, RouterUnderTest router, Quotas quotas) {
        this.cast = cast;
        this.stage = stage;
        this.router = router;
        this.quotas = quotas;
    }

    @Given("{person} is {role}, with a token that claims an admin's role")
    public void claimsAnAdminsRole(String name, Role stored) {
        stage.claim(cast.named(name), Role.ADMIN);
    }

    @Given("{person} is {role}, with a token that claims an operator's role")
    public void claimsAnOperatorsRole(String name, Role stored) {
        stage.claim(cast.named(name), Role.OPERATOR);
    }

    @Given("{person} is {role}, with a token that claims a viewer's role")
    public void claimsAViewersRole(String name, Role stored) {
        stage.claim(cast.named(name), Role.VIEWER);
    }

    @Given("{person} makes {person} {role}, who keeps her token")
    public void makes(String admin, String name, Role role) {
        Listed told =
                new Reaction<>(
                                admin,
                                router.people()
                                        .changeRole(cast.named(admin), cast.named(name), role))
                        .given("a colleague in another role");
        assertThat(told.role()).as("the new role of %s", name).isEqualTo(role);
    }

    @Given("{person} makes {person} {role}, who gets a new token")
    public void makesWithANewToken(String admin, String name, Role role) {
        makes(admin, name, role);
        stage.claim(cast.named(name), role);
    }

    @Given("{person} limits the tenant to {int} request a minute")
    public void limits(String admin, int requests) {
        quotas.set(cast.named(admin), new RequestsPerMinute(Optional.of(requests)));
    }

    @Given("{person} has a budget of a little more than the tenant has spent")
    public void hasABudget(String admin) {
        Person person = cast.named(admin);
        quotas.set(person, new Budget(Optional.of(quotas.spent(person).add(A_LITTLE))));
    }

    @Then("{person} lists herself and {person} only, and {person} lists himself only")
    public void eachListsTheOwn(String first, String colleague, String other) {
        lists(first, List.of(first, colleague));
        listsHimself(other);
    }

    @Then("{person} lists himself only")
    public void listsHimself(String name) {
        lists(name, List.of(name));
    }

    private void lists(String admin, List<String> names) {
        Person reader = cast.named(admin);
        assertThat(new Reaction<>(admin, router.people().list(reader)).given("the people"))
                .extracting(Listed::id)
                .as("the people that %s sees", admin)
                .isEqualTo(names.stream().map(cast::named).map(Person::id).toList());
    }
}
