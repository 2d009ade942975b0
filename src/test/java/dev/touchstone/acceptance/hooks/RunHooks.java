package dev.touchstone.acceptance.hooks;

import dev.touchstone.acceptance.world.RunningStack;
import io.cucumber.java.AfterAll;
import io.cucumber.java.BeforeAll;

/** The stack lives as long as the run. */
public final class RunHooks {

    @BeforeAll
    public static void start() {
        RunningStack.start();
    }

    @AfterAll
    public static void stop() {
        RunningStack.stop();
    }
}
