package dev.touchstone.acceptance.world;

import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Health.Readiness;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.stack.Link;
import dev.touchstone.stack.OwnSystem;
import dev.touchstone.stack.OwnSystem.Beginning;
import dev.touchstone.stack.Region;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A router that belongs to this scenario alone, so that the scenario may stop its parts. */
public final class OwnRouter {

    /** How soon a router must notice that one of its parts came or went. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** How soon it must be ready again: it tries to connect only from time to time. */
    private static final Duration BACK = Duration.ofSeconds(10);

    private final RouterUnderTest router;
    private OwnSystem system;
    private boolean inUse;
    private boolean disturbed;
    private final Set<String> stopped = new LinkedHashSet<>();

    public OwnRouter(RouterUnderTest router) {
        this.router = router;
    }

    public void begin(Beginning beginning) {
        router.needs(Capability.OWN_SYSTEM);
        system = RouterUnderTest.offered(() -> router.stack().another(beginning));
    }

    /** Whether this scenario has one. */
    public boolean isBegun() {
        return system != null;
    }

    /** From now on the people, the engines and the ledger of the scenario are those of this one. */
    public void takeOver() {
        awaitReadyAfterStart();
        router.moveTo(system);
        inUse = true;
    }

    /** Whether the scenario is about this one, and not about the common one. */
    public boolean isInUse() {
        return inUse;
    }

    /** Whether a part of it was stopped, or may have been. */
    public boolean isDisturbed() {
        return disturbed;
    }

    /** Its clock jumps. */
    public void putClockForward(Duration by) {
        system.putClockForward(by);
    }

    /** Stops the router, and starts one over the same database. */
    public void restart() {
        disturbed = true;
        system.restartRouter();
        awaitReadyAfterStart();
        if (inUse) {
            router.moveTo(system);
        }
    }

    /** Stops the router and an engine, and starts a router over the same database. */
    public void restartWithout(String engine) {
        stop(engine);
        system.restartRouter();
    }

    /** Ends the router's process without a word. */
    public void kill() {
        disturbed = true;
        system.killRouter();
    }

    /** The network to the engine that is asked first for the default model. */
    public Link linkToFirst() {
        disturbed = true;
        return system.linkTo(system.description().defaultModel().deployments().get(0).engine());
    }

    /** The networks to every engine. */
    public List<Link> links() {
        disturbed = true;
        return system.controls().keySet().stream().map(system::linkTo).toList();
    }

    /** The system itself, whose parts can be stopped. */
    public OwnSystem system() {
        disturbed = true;
        return system;
    }

    public Router asked() {
        return system.router(router.evidence(), router::departed);
    }

    /** Waits until the router says it is ready, as long as a starting one may take. */
    public void awaitReadyAfterStart() {
        awaitReadyAfterStart(system);
    }

    /** The same of one of its regions. */
    void awaitReadyAfterStart(Region region) {
        awaitReadiness(
                region.router(router.evidence(), router::departed),
                RunningStack.settings().healthTimeout(),
                "ready",
                Readiness::ready);
    }

    /** Fails when it does not say that it is alive. */
    public void assertAlive() {
        new Reaction<>("Whoever asks", asked().health().alive())
                .given("the word that the new router is alive");
    }

    public void awaitReady() {
        awaitReadiness(asked(), BACK, "ready", Readiness::ready);
    }

    public void awaitNotReady() {
        awaitReadiness(asked(), SOON, "not ready", readiness -> !readiness.ready());
    }

    /** Waits until exactly these parts are named as missing. */
    public void awaitMissing(Set<String> parts) {
        Set<String> all = deployments().stream().map(Deployment::id).collect(Collectors.toSet());
        all.add(Readiness.DATABASE);
        awaitReadiness(
                asked(),
                SOON,
                "missing %s, and nothing else of %s".formatted(parts, all),
                said -> missing(said).equals(parts) && said.parts().keySet().equals(all));
    }

    /** Stops an engine, and remembers it. */
    public void stop(String engine) {
        disturbed = true;
        system.stopEngine(engine);
        stopped.add(engine);
        if (inUse) {
            router.lose(engine);
        }
    }

    /** The engines that were stopped start again. */
    public void startAgain() {
        stopped.forEach(system::startEngine);
        stopped.clear();
        if (inUse) {
            router.moveTo(system);
        }
    }

    /** An engine without which one of the models has none. */
    public String soleEngine() {
        return engine(name -> isSole(name), "is the only one of a model");
    }

    /** An engine whose models all have another one. */
    public String spareEngine() {
        return engine(name -> !isSole(name), "has another one beside it for each of its models");
    }

    /** The deployments of the engines that were stopped. */
    public Set<String> deploymentsOfStopped() {
        return deployments().stream()
                .filter(deployment -> stopped.contains(deployment.engine()))
                .map(Deployment::id)
                .collect(Collectors.toSet());
    }

    public void end() {
        if (system != null) {
            system.close();
        }
    }

    private String engine(Predicate<String> wanted, String what) {
        return deployments().stream()
                .map(Deployment::engine)
                .filter(wanted)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CapabilityMissing(
                                        Capability.OWN_SYSTEM, "no engine of it " + what));
    }

    private boolean isSole(String engine) {
        return system.description().models().stream()
                .anyMatch(m -> m.deployments().stream().allMatch(d -> d.engine().equals(engine)));
    }

    private List<Deployment> deployments() {
        return system.description().models().stream()
                .map(Model::deployments)
                .flatMap(List::stream)
                .toList();
    }

    private static Set<String> missing(Readiness readiness) {
        return readiness.parts().entrySet().stream()
                .filter(part -> !part.getValue())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void awaitReadiness(
            Router own, Duration limit, String what, Predicate<Readiness> wanted) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(25))
                    .until(() -> isSo(own, wanted));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "The new router should say within %d s that it is %s, but it says %s"
                            .formatted(limit.toSeconds(), what, words(own.health().readiness())),
                    e);
        }
    }

    private static String words(Outcome<Readiness> said) {
        Readiness readiness = new Reaction<>("Whoever asks", said).given("its readiness");
        return "that it is %s, with %s missing of %s"
                .formatted(
                        readiness.ready() ? "ready" : "not ready",
                        missing(readiness),
                        readiness.parts().keySet());
    }

    private static boolean isSo(Router own, Predicate<Readiness> wanted) {
        return own.health().readiness() instanceof Outcome.Given<Readiness> given
                && wanted.test(given.value());
    }
}
