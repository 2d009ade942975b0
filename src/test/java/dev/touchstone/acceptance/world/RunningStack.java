package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.books.RunBooks;
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
    private static RunBooks books;

    private RunningStack() {}

    /** With these settings it will be started, and somebody wants to know when it has been. */
    public static synchronized void choose(Settings chosen, Runnable whenStarted) {
        settings = chosen;
        listener = whenStarted;
    }

    public static synchronized void start() {
        stack = Stacks.start(settings);
        listener.run();
        books = new RunBooks(stack.engines());
    }

    public static synchronized void stop() {
        if (books != null) {
            books.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    /** The books of the run; empty when it never began. */
    public static synchronized Optional<RunBooks> books() {
        return Optional.ofNullable(books);
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
