package dev.touchstone.acceptance.steps;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Health.PublishedContract;
import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.Stream;

/** What anyone may ask the router under test. */
public final class HealthSteps {

    private static final Person STRANGER =
            new Person("A stranger", "nobody", "nowhere", Role.VIEWER, new Credential.None());

    private final RouterUnderTest router;
    private Outcome<?> outcome;

    public HealthSteps(RouterUnderTest router) {
        this.router = router;
    }

    @When("a stranger asks whether the router is alive")
    @Given("a stranger has asked whether the router is alive")
    public void asksWhetherItIsAlive() {
        outcome = router.health().alive();
    }

    @When("a stranger asks whether the router is ready")
    public void asksWhetherItIsReady() {
        outcome = RouterUnderTest.offered(() -> router.health().readiness());
    }

    @When("a stranger asks with {token} whether the router is alive")
    public void asksWithWhetherItIsAlive(Flaw flaw) {
        outcome = router.health().alive(flawed(flaw));
    }

    @When("a stranger asks with {token} whether the router is ready")
    public void asksWithWhetherItIsReady(Flaw flaw) {
        Credential flawed = flawed(flaw);
        outcome = RouterUnderTest.offered(() -> router.health().readiness(flawed));
    }

    private Credential flawed(Flaw flaw) {
        return RouterUnderTest.offered(() -> router.issuer().flawed(STRANGER, flaw));
    }

    @When("a stranger asks for the router's contract")
    public void asksForTheContract() {
        outcome = RouterUnderTest.offered(router.health()::contractDocument);
    }

    @Then("the router says that it is alive")
    public void isAlive() {
        new Reaction<>("A stranger", outcome).given("the word that the router is alive");
    }

    @Then("the router says that it is ready")
    public void isReady() {
        assertThat(readiness().ready()).as("ready, says the router").isTrue();
    }

    @Then("it names its database and every deployment as being up")
    public void everythingIsUp() {
        assertThat(readiness().parts())
                .as("the parts that the router names")
                .isEqualTo(everyPart().distinct().collect(toMap(part -> part, part -> true)));
    }

    private Stream<String> everyPart() {
        Stream<String> deployments =
                router.description().models().stream()
                        .map(Model::deployments)
                        .flatMap(List::stream)
                        .map(Deployment::id);
        return Stream.concat(Stream.of(Readiness.DATABASE), deployments);
    }

    @Then("the stranger gets the contract, with every operation in it")
    public void getsTheContract() {
        PublishedContract contract =
                (PublishedContract) new Reaction<>("A stranger", outcome).given("the contract");
        assertThat(contract.operations())
                .as("the operations in the published contract")
                .isEqualTo(contract.promised());
    }

    private Readiness readiness() {
        return (Readiness) new Reaction<>("A stranger", outcome).given("the router's readiness");
    }
}
