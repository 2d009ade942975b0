package dev.touchstone.stack;

import dev.touchstone.router.Capability;
import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Router;
import dev.touchstone.settings.SettingException;
import dev.touchstone.settings.Settings;
import dev.touchstone.wire.Evidence;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Starts the stack that the settings name, and waits until its router can be asked. */
public final class Stacks {

    private static final Duration POLL = Duration.ofMillis(10);

    private Stacks() {}

    /**
     * @throws SettingException for a stack that does not exist or a file that cannot be used
     * @throws StackFailed when it does not become ready in time
     */
    public static Stack start(Settings settings) {
        Stack stack = begin(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-end"));
        try {
            awaitReady(stack, settings.healthTimeout());
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static Stack begin(Settings settings) {
        return switch (settings.stack()) {
            case "embedded" -> new EmbeddedStack(settings);
            case "remote" -> new RemoteStack(settings, System.getenv());
            default ->
                    throw new SettingException(
                            "-Dstack: expected embedded or remote, got \"%s\""
                                    .formatted(settings.stack()));
        };
    }

    static void awaitReady(Stack stack, Duration timeout) {
        Router router = stack.router(new Evidence(), departure -> {});
        Said said = new Said();
        try {
            Awaitility.await()
                    .atMost(timeout)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> said.ready(router));
        } catch (ConditionTimeoutException e) {
            throw new StackFailed(
                    "The router at %s did not become ready within %d s. It said: %s. -Dhealth.timeout (or HEALTH_TIMEOUT) gives it longer, -Drouter.url another address"
                            .formatted(
                                    stack.description().url(), timeout.toSeconds(), said.last()));
        }
    }

    /** What a router last said about itself while it was waited for. */
    private static final class Said {

        private volatile String last = "nothing";

        boolean ready(Router router) {
            Outcome<?> outcome =
                    router.missing().containsKey(Capability.READINESS)
                            ? alive(router)
                            : router.health().readiness();
            last = outcome.toString();
            return outcome instanceof Outcome.Given<?> given && !isNotReady(given.value());
        }

        /** A router that says nothing of its health is asked by the first scenario. */
        private static Outcome<Void> alive(Router router) {
            return router.missing().containsKey(Capability.HEALTH)
                    ? new Outcome.Given<>(null)
                    : router.health().alive();
        }

        private static boolean isNotReady(Object value) {
            return value instanceof Readiness readiness && !readiness.ready();
        }

        String last() {
            return last;
        }
    }
}
