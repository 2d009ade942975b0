package dev.touchstone.stack;

import dev.touchstone.router.Capability;
import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Router;
import dev.touchstone.settings.SettingException;
import dev.touchstone.settings.Settings;
import dev.touchstone.wire.Evidence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    /** The file that describes the router of these settings; the embedded one has none. */
    public static Optional<Path> description(Settings settings) {
        if (ContainerStack.NAMES.contains(settings.stack())) {
            return Optional.of(ContainerStack.description(settings.stack()));
        }
        return settings.stack().equals("remote") ? settings.router() : Optional.empty();
    }

    /** The name of the default model of these settings' router. */
    public static String defaultModel(Settings settings) {
        return description(settings)
                .map(file -> RouterFileReader.read(file).models().get(0).id())
                .orElseGet(() -> EmbeddedModels.ALL.get(0).id());
    }

    private static Stack begin(Settings settings) {
        return switch (settings.stack()) {
            case "embedded" -> new EmbeddedStack(settings);
            case "remote" -> new RemoteStack(settings, System.getenv());
            default -> {
                if (!ContainerStack.NAMES.contains(settings.stack())) {
                    throw new SettingException(
                            "-Dstack: expected embedded, remote, %s, got \"%s\""
                                    .formatted(
                                            String.join(", ", ContainerStack.NAMES),
                                            settings.stack()));
                }
                yield ContainerStack.start(settings, System.getenv());
            }
        };
    }

    /**
     * Waits until the router says that it is ready. One that refuses to say so until the end is
     * there all the same: then its criteria judge it, and not the harness.
     */
    static void awaitReady(Stack stack, Duration timeout) {
        Router router = stack.router(new Evidence(), departure -> {});
        awaitReady(router, stack.description().url(), timeout);
    }

    /** The same of the router at that address. */
    static void awaitReady(Router router, URI url, Duration timeout) {
        AtomicReference<Outcome<?>> said =
                new AtomicReference<>(new Outcome.Unusable<>("nothing was said"));
        try {
            Awaitility.await()
                    .atMost(timeout)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(() -> isReady(router, said));
        } catch (ConditionTimeoutException e) {
            if (said.get() instanceof Outcome.Refused<?>) {
                return;
            }
            throw new StackFailed(
                    "The router at %s did not become ready within %d s. It said: %s. -Dhealth.timeout (or HEALTH_TIMEOUT) gives it longer, -Drouter.url (or ROUTER_URL) another address"
                            .formatted(url, timeout.toSeconds(), said.get()));
        }
    }

    /** A router that says nothing of its readiness or health is asked by the first scenario. */
    private static boolean isReady(Router router, AtomicReference<Outcome<?>> said) {
        if (!router.missing().containsKey(Capability.READINESS)) {
            Outcome<Readiness> outcome = router.health().readiness();
            said.set(outcome);
            return outcome instanceof Outcome.Given<Readiness> given && given.value().ready();
        }
        if (!router.missing().containsKey(Capability.HEALTH)) {
            Outcome<Void> outcome = router.health().alive();
            said.set(outcome);
            return outcome instanceof Outcome.Given<Void>;
        }
        return true;
    }
}
