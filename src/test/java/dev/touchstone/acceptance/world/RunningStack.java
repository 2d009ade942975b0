package dev.touchstone.acceptance.world;

import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Stacks;

/** The one stack of a run. It is the only thing that scenarios share, and none of them changes it. */
public final class RunningStack {

    private static Stack stack;
    private static Settings settings;

    private RunningStack() {}

    public static synchronized void start(Settings chosen) {
        settings = chosen;
        stack = Stacks.start(chosen);
    }

    public static synchronized void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    public static synchronized Stack get() {
        if (stack == null) {
            throw new IllegalStateException("No stack is running; the run begins with start()");
        }
        return stack;
    }

    public static synchronized Settings settings() {
        return settings;
    }
}
