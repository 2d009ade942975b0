package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Capability;
import dev.touchstone.stack.TenantTables;
import dev.touchstone.stack.TenantTables.Attempt;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The database itself, asked behind the router's back. */
public final class TenantTableSteps {

    private final Cast cast;
    private final RouterUnderTest router;
    private Map<String, Set<String>> reached;
    private Set<String> givenAway;

    public TenantTableSteps(Cast cast, RouterUnderTest router) {
        this.cast = cast;
        this.router = router;
    }

    @When("the database is asked for all that it keeps, on behalf of {person}'s tenant")
    public void isAskedFor(String name) {
        reached = tables().reached(Attempt.READ, Optional.of(tenant(name)));
    }

    @When("the database is asked for all that it keeps, on nobody's behalf")
    public void isAskedForNobody() {
        reached = tables().reached(Attempt.READ, Optional.empty());
    }

    @When("all that the database keeps is changed, on behalf of {person}'s tenant")
    public void isChanged(String name) {
        reached = tables().reached(Attempt.CHANGE, Optional.of(tenant(name)));
    }

    @When("all that the database keeps is deleted, on behalf of {person}'s tenant")
    public void isDeleted(String name) {
        reached = tables().reached(Attempt.DELETE, Optional.of(tenant(name)));
    }

    @When("all that {person}'s tenant keeps is given to {person}'s tenant")
    public void isGivenAway(String name, String other) {
        givenAway = tables().givenAway(tenant(name), tenant(other));
    }

    @Then("in every table it shows what is of {person}'s tenant, and nothing else")
    public void showsItsOwn(String name) {
        assertThat(reached)
                .as("whose rows the database shows, by table")
                .isNotEmpty()
                .isEqualTo(inEachTable(Set.of(tenant(name))));
    }

    @Then("this reaches what is of {person}'s tenant, and nothing else")
    public void reachesItsOwn(String name) {
        assertThat(reached.values().stream().flatMap(Set::stream).distinct())
                .as("whose rows are reached, by table: %s", reached)
                .containsExactly(tenant(name));
    }

    @Then("it shows nothing in any table")
    public void showsNothing() {
        assertThat(reached)
                .as("whose rows the database shows, by table")
                .isNotEmpty()
                .isEqualTo(inEachTable(Set.of()));
    }

    @Then("the database refuses this in every table")
    public void isRefused() {
        assertThat(givenAway).as("tables in which rows were given away").isEmpty();
    }

    private Map<String, Set<String>> inEachTable(Set<String> tenants) {
        return reached.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), table -> tenants));
    }

    private String tenant(String name) {
        return cast.named(name).tenantId();
    }

    private TenantTables tables() {
        router.needs(Capability.TENANT_TABLES);
        return RouterUnderTest.offered(() -> router.stack().tenantTables());
    }
}
