package dev.touchstone.acceptance.world;

import dev.touchstone.acceptance.world.books.Told;
import dev.touchstone.engine.EngineControl;
import dev.touchstone.router.Analytics;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Chat;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Health;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.Metrics;
import dev.touchstone.router.Models;
import dev.touchstone.router.OddRequests;
import dev.touchstone.router.People;
import dev.touchstone.router.Plugins;
import dev.touchstone.router.Providers;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.TenantSettings;
import dev.touchstone.stack.OwnSystem;
import dev.touchstone.stack.Region;
import dev.touchstone.stack.Stack;
import dev.touchstone.wire.Evidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * The router as this scenario sees it, with the evidence that the scenario collects. A scenario
 * that asks for what the router does not offer ends there, as not supported, with the reason.
 */
public final class RouterUnderTest {

    private final Stack stack;
    private final Evidence evidence = new Evidence();
    private final List<Departure> departures = new CopyOnWriteArrayList<>();
    private final Heard heard = new Heard();
    private Router router;
    private RouterDescription description;
    private Map<String, EngineControl> engines;
    private Supplier<Router> apart;

    public RouterUnderTest(ScenarioStack chosen) {
        stack = chosen.get();
        router = stack.router(evidence, departures::add);
        description = stack.description();
        engines = stack.engines();
        apart = () -> stack.router(new Evidence(), departure -> {});
    }

    /** The stack that it belongs to. */
    public Stack stack() {
        return stack;
    }

    /** From now on the whole scenario is about a system that nobody else uses. */
    void moveTo(OwnSystem own) {
        moveTo((Region) own);
        engines = own.controls();
    }

    /** Another way to the same router, whose exchanges are no evidence of the scenario. */
    Router unobserved() {
        return apart.get();
    }

    /** What came of the last request for an answer, however it was asked for. */
    public Reaction<?> lastHeard() {
        return heard.last();
    }

    /** What callers were told so far, of answers and of refusals. */
    List<Told> told() {
        return heard.told();
    }

    /** This engine is gone: it can neither be scripted nor asked for its journal. */
    void lose(String engine) {
        engines = new TreeMap<>(engines);
        engines.remove(engine);
    }

    /** From now on it is about another router over the same engines. */
    void moveTo(Region region) {
        router = region.router(evidence, departures::add);
        description = region.description();
        apart = () -> region.router(new Evidence(), departure -> {});
    }

    /** The scripted engines behind it, by name. */
    Map<String, EngineControl> engines() {
        return engines;
    }

    public Health health() {
        return offered(router::health);
    }

    public Metrics metrics() {
        return offered(() -> router.metrics());
    }

    public Models models() {
        return offered(router::models);
    }

    public Providers providers() {
        return offered(router::providers);
    }

    public People people() {
        return offered(router::people);
    }

    public Issuer issuer() {
        return offered(router::issuer);
    }

    public Chat chat() {
        return offered(() -> heard.through(router.chat()));
    }

    public OddRequests oddRequests() {
        return offered(router::oddRequests);
    }

    public Analytics analytics() {
        return offered(router::analytics);
    }

    public Ledger ledger() {
        return offered(router::ledger);
    }

    public Conversations conversations() {
        return offered(() -> heard.through(router.conversations()));
    }

    public Plugins plugins() {
        return offered(router::plugins);
    }

    /** The router itself; whatever is asked of it is evidence as well. */
    public Router observed() {
        return router;
    }

    public TenantSettings settings() {
        return offered(router::settings);
    }

    /** Ends the scenario as not supported unless this is offered. */
    public void needs(Capability capability) {
        offered(
                () -> {
                    CapabilityMissing.unlessOffered(capability, stack.missing());
                    return capability;
                });
    }

    /** Ends the scenario as not supported unless this is there, whatever the router says. */
    void needs(Capability capability, boolean there, String reason) {
        offered(
                () -> {
                    if (!there) {
                        throw new CapabilityMissing(capability, reason);
                    }
                    return capability;
                });
    }

    public boolean offers(Capability capability) {
        return !stack.missing().containsKey(capability);
    }

    public RouterDescription description() {
        return description;
    }

    /** All that went over the wire when it was asked last. */
    public String lastExchange() {
        return evidence.last().json();
    }

    /** The deployment that is asked first for the default model. */
    public String firstChoice() {
        return description.defaultModel().deployments().get(0).id();
    }

    /** The one that is asked next. */
    public String secondChoice() {
        return description.defaultModel().deployments().get(1).id();
    }

    public Evidence evidence() {
        return evidence;
    }

    /** Where its replies departed from the published contract. */
    public List<Departure> departures() {
        return departures;
    }

    /** Hears of the departures of another router of the same scenario. */
    public void departed(Departure departure) {
        departures.add(departure);
    }

    /** Turns a missing capability into the end of the scenario. */
    public static <T> T offered(Supplier<T> port) {
        try {
            return port.get();
        } catch (CapabilityMissing e) {
            throw new TestAbortedException("%s: %s".formatted(e.capability(), e.getMessage()));
        }
    }
}
