package dev.touchstone.acceptance.world;

import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.Stacks;
import java.util.Optional;

/**
 * The one stack of a run. It is the only thing that scenarios share, and none of them changes it.
 */
public final class RunningStack {

    private static Stack stack;
    private static Settings settings;
    private static Runnable listener;

    private RunningStack() {}

    /** With these settings it will be started, and somebody wants to know when it has been. */
    public static synchronized void choose(Settings chosen, Runnable whenStarted) {
        settings = chosen;
        listener = whenStarted;
    }

    public static synchronized void start() {
        stack = Stacks.start(settings);
        listener.run();
    }

    public static synchronized void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    /** The stack, once it has been started. */
    public static synchronized Optional<Stack> started() {
        return Optional.ofNullable(stack);
    }

    public static Stack get() {
        return started()
                .orElseThrow(() -> new IllegalStateException("No stack is running; see RunHooks"));
    }

    public static synchronized Settings settings() {
        return settings;
    }
}
