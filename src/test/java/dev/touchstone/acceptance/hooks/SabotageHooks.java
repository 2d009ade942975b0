package dev.touchstone.acceptance.hooks;

import dev.touchstone.acceptance.sabotage.Company;
import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.acceptance.world.RunningStack;
import dev.touchstone.acceptance.world.ScenarioStack;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;

/** Of a scenario that runs in the kill matrix, the system is what the saboteur makes of it. */
public final class SabotageHooks {

    private static final int BEFORE_ANYBODY_LOOKS = 0;
    private static final int WHEN_ALL_IS_OVER = 10;

    private final ScenarioStack stack;
    private Saboteur.Applied applied;

    public SabotageHooks(ScenarioStack stack) {
        this.stack = stack;
    }

    @Before(order = BEFORE_ANYBODY_LOOKS)
    public void begin(Scenario scenario) {
        Saboteur.atWorkIn(scenario.getSourceTagNames())
                .ifPresent(
                        defect -> {
                            applied =
                                    Saboteur.present()
                                            .begin(
                                                    defect,
                                                    Saboteur.place(
                                                            scenario.getUri(), scenario.getLine()),
                                                    Company.of(scenario.getSourceTagNames()),
                                                    RunningStack.get());
                            stack.use(applied.stack());
                        });
    }

    @After(order = WHEN_ALL_IS_OVER)
    public void end() {
        if (applied != null) {
            applied.end();
        }
    }
}
