package dev.touchstone.acceptance.hooks;

import dev.touchstone.acceptance.world.RunningStack;
import dev.touchstone.stack.StackFailed;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;

/**
 * A system that has ended says nothing about its router: a scenario that failed by then is not
 * judged, and those that come later do not ask it.
 */
public final class BreakdownHooks {

    private static final int BEFORE_ANYBODY_ASKS = 0;
    private static final int BEFORE_ANYBODY_JUDGES = 60;

    private boolean asks;

    @Before(order = BEFORE_ANYBODY_ASKS)
    public void askNothingOfOneThatHasEnded() {
        RunningStack.breakdown().ifPresent(BreakdownHooks::refuse);
        asks = true;
    }

    private static void refuse(StackFailed breakdown) {
        String what = breakdown.getMessage().lines().findFirst().orElseThrow();
        throw new StackFailed("Nothing was asked any more: " + what);
    }

    @After(order = BEFORE_ANYBODY_JUDGES)
    public void judgeNothingOfOneThatHasEnded(Scenario scenario) {
        if (asks && scenario.isFailed()) {
            RunningStack.look().ifPresent(BreakdownHooks::tell);
        }
    }

    private static void tell(StackFailed breakdown) {
        throw breakdown;
    }
}
