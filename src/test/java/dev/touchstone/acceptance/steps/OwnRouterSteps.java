package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.stack.OwnSystem;
import dev.touchstone.stack.OwnSystem.Beginning;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Set;

/** A router whose parts a scenario may stop. */
public final class OwnRouterSteps {

    private final OwnRouter own;

    public OwnRouterSteps(OwnRouter own) {
        this.own = own;
    }

    @Given("a new router")
    @Given("a new router, which is ready")
    public void begin() {
        own.begin(Beginning.WITH_DATABASE);
        own.awaitReadyAfterStart();
    }

    @Given("a router that nobody else uses, with room for {int} requests and for {int} that waits")
    public void takeOverALittleOne(int underWay, int waiting) {
        assertThat(List.of(underWay, waiting))
                .as("the room of such a router")
                .isEqualTo(List.of(OwnSystem.UNDER_WAY, OwnSystem.WAITING));
        own.begin(Beginning.WITH_LITTLE_ROOM);
        own.takeOver();
    }

    @Given("a router that nobody else uses")
    public void takeOver() {
        own.begin(Beginning.WITH_DATABASE);
        own.takeOver();
    }

    @When("a new router starts")
    public void starts() {
        own.begin(Beginning.WITH_DATABASE);
    }

    @When("its database goes away")
    public void databaseGoes() {
        own.system().takeDatabaseAway();
    }

    @When(
            "its database goes away, and comes back once the new router has said that it is not ready")
    public void databaseGoesAndComesBack() {
        databaseGoes();
        own.awaitNotReady();
        own.system().bringDatabaseBack();
    }

    @When("the only engine of one of its models stops")
    public void soleEngineStops() {
        own.stop(own.soleEngine());
    }

    @When(
            "the only engine of one of its models stops, and starts again once the new router has said that it is not ready")
    public void soleEngineStopsAndStartsAgain() {
        soleEngineStops();
        own.awaitNotReady();
        own.startAgain();
    }

    @When("an engine stops whose models all have another")
    public void spareEngineStops() {
        own.stop(own.spareEngine());
    }

    @Given("every engine of the default model there has stopped")
    @When("every engine of the default model there stops")
    public void enginesOfTheDefaultModelStop() {
        own.system().description().defaultModel().deployments().stream()
                .map(Deployment::engine)
                .forEach(own::stop);
    }

    @When("the new router is stopped and started again")
    public void restarts() {
        own.restart();
    }

    @Then("the new router says that it is alive")
    public void isAlive() {
        own.assertAlive();
    }

    @Then("the new router says that it is ready")
    public void isReady() {
        own.awaitReady();
    }

    @Then("the new router says that it is not ready")
    public void isNotReady() {
        own.awaitNotReady();
    }

    @Then("the new router becomes ready within the health timeout")
    public void becomesReady() {
        own.awaitReadyAfterStart();
    }

    @Then("it names only its database as missing")
    public void databaseIsMissing() {
        own.awaitMissing(Set.of(Readiness.DATABASE));
    }

    @Then("it names only the deployments of that engine as missing")
    @Then("it names only the deployments of these engines as missing")
    public void deploymentsAreMissing() {
        own.awaitMissing(own.deploymentsOfStopped());
    }
}
