package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.stack.OwnSystem.Beginning;
import io.cucumber.java.en.When;

/** Routers that start before what they need. */
public final class LateStartSteps {

    private final OwnRouter own;

    public LateStartSteps(OwnRouter own) {
        this.own = own;
    }

    @When("a new router starts before its database")
    public void startsBeforeItsDatabase() {
        own.begin(Beginning.WITHOUT_DATABASE);
    }

    @When(
            "a new router starts, and its database once the router has said that it is alive, and not ready")
    public void databaseComesLater() {
        startsBeforeItsDatabase();
        own.assertAlive();
        own.awaitNotReady();
        own.system().bringDatabaseBack();
    }

    @When(
            "a new router starts without the only engine of one of its models, which starts once the router has said that nothing else is missing")
    public void engineComesLater() {
        own.begin(Beginning.WITH_DATABASE);
        own.awaitReadyAfterStart();
        own.restartWithout(own.soleEngine());
        own.awaitMissing(own.deploymentsOfStopped());
        own.startAgain();
    }
}
