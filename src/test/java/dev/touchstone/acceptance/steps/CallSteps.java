package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Calls;
import dev.touchstone.acceptance.world.PlannedCall;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.List;

/** Calls that are made one after the other. */
public final class CallSteps {

    private final Calls calls;

    public CallSteps(Calls calls) {
        this.calls = calls;
    }

    @Given("{person} has made one call")
    public void makeOne(String name) {
        calls.make(PlannedCall.plain(name));
    }

    @Given("these calls have been made")
    @When("these calls are made")
    public void make(List<PlannedCall> planned) {
        planned.forEach(calls::make);
    }
}
