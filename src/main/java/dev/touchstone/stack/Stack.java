package dev.touchstone.stack;

import dev.touchstone.engine.EngineControl;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.wire.Evidence;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A running system: a router, and the engines behind it where a scenario may script them. */
public interface Stack extends AutoCloseable {

    /** The value of the setting by which it is chosen. */
    String name();

    RouterDescription description();

    /** Who makes the router; empty where its description does not say. */
    default Optional<Implementation> implementation() {
        return Optional.empty();
    }

    /**
     * The router as seen by one scenario.
     *
     * @param evidence receives every exchange
     * @param departures is told wherever a reply departs from the published contract
     */
    Router router(Evidence evidence, Consumer<Departure> departures);

    /** What neither this router nor this stack offers, with the reasons. */
    Map<Capability, String> missing();

    /** The scripted engines by name; empty when there are none. */
    Map<String, EngineControl> engines();

    /**
     * One more system of the same kind whose parts may be stopped; the caller closes it.
     *
     * @throws CapabilityMissing when this stack cannot
     */
    OwnSystem another(OwnSystem.Beginning beginning);

    /**
     * The router's database, with the router's own role.
     *
     * @throws CapabilityMissing when it is not at hand
     */
    TenantTables tenantTables();

    /**
     * The same system as a caller sees it who reaches every router of it, and of those that are
     * begun through this stack, as the tampering says. What else it says holds for the systems that
     * are begun. Closing it ends nothing.
     */
    Stack seenThrough(Tampering tampering);

    /**
     * Another system with engines and a database of its own, to which everything is done that the
     * tampering says; the caller closes it.
     *
     * @throws CapabilityMissing when this stack cannot
     */
    Stack tampered(Tampering tampering);

    /**
     * What has ended of it although nobody ended it, so that nothing more can be said of its
     * router; empty as long as all of it runs, and where somebody else runs it.
     */
    default Optional<StackFailed> breakdown() {
        return Optional.empty();
    }

    /**
     * All that its parts have written so far, by the name of the part; empty where somebody else
     * keeps it.
     */
    default Map<String, String> logs() {
        return Map.of();
    }

    @Override
    void close();
}
