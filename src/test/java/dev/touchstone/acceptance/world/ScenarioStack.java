package dev.touchstone.acceptance.world;

import dev.touchstone.stack.Stack;

/** The stack of one scenario: the run's, unless another one has been put in its place. */
public final class ScenarioStack {

    private Stack stack = RunningStack.get();

    /** Before anything else of the scenario looks at it. */
    public void use(Stack other) {
        stack = other;
    }

    public Stack get() {
        return stack;
    }
}
