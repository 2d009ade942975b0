package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.books.RunBooks;
import dev.touchstone.settings.Settings;
import dev.touchstone.stack.Stack;
import dev.touchstone.stack.StackFailed;
import dev.touchstone.stack.Stacks;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one stack of a run. It is the only thing that scenarios share, and none of them changes it.
 */
public final class RunningStack {

    private static Stack stack;
    private static Settings settings;
    private static Runnable listener;
    private static Consumer<Map<String, String>> keeper;
    private static Optional<RunBooks> books = Optional.empty();
    private static Optional<StackFailed> breakdown = Optional.empty();

    private RunningStack() {}

    /**
     * With these settings it will be started.
     *
     * @param whenStarted runs when it has been
     * @param logs is given what its parts have written, when it ends or cannot be started
     */
    public static synchronized void choose(
            Settings chosen, Runnable whenStarted, Consumer<Map<String, String>> logs) {
        settings = chosen;
        listener = whenStarted;
        keeper = logs;
    }

    public static synchronized void start() {
        try {
            stack = Stacks.start(settings);
        } catch (StackFailed e) {
            keeper.accept(e.logs());
            throw e;
        }
        listener.run();
        books = RunBooks.begin(stack.missing().keySet(), stack.engines());
    }

    /**
     * @throws StackFailed when it had ended before: that is said once, for the whole run
     */
    public static synchronized void stop() {
        books.ifPresent(RunBooks::close);
        if (stack == null) {
            return;
        }
        try (Stack ending = stack) {
            look();
            keeper.accept(breakdown.map(StackFailed::logs).orElseGet(ending::logs));
            breakdown.ifPresent(RunningStack::end);
        }
    }

    private static void end(StackFailed breakdown) {
        throw breakdown;
    }

    /** Looks whether it has ended in the middle of the run; once it has, it stays so. */
    public static synchronized Optional<StackFailed> look() {
        if (breakdown.isEmpty()) {
            breakdown = stack.breakdown();
        }
        return breakdown;
    }

    /** That it has ended, as far as somebody has looked. */
    public static synchronized Optional<StackFailed> breakdown() {
        return breakdown;
    }

    /** The books of the run; empty when it never began, or its router keeps none. */
    public static synchronized Optional<RunBooks> books() {
        return books;
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
