package dev.touchstone.stack;

import dev.touchstone.engine.EngineControl;
import java.time.Duration;
import java.util.Map;

/** A system that belongs to one scenario, so that the scenario may stop its parts. */
public interface OwnSystem extends Region, AutoCloseable {

    /** After so many failures in a row it rests a deployment. */
    int FAILURES = 3;

    /** So long, by its clock. */
    Duration REST = Duration.ofSeconds(30);

    /** So many connections to its database it has at most. */
    int CONNECTIONS = 10;

    /** With little room, so many requests are under way at a time. */
    int UNDER_WAY = 2;

    /** With little room, so many more wait. */
    int WAITING = 1;

    /** With little room, a request waits so long at most. */
    Duration PATIENCE = Duration.ofSeconds(3);

    /** So long after its start one of its models gets another price, by its clock. */
    Duration PRICE_HOLDS = Duration.ofHours(1);

    /** In which state it begins. */
    enum Beginning {
        WITH_DATABASE,
        WITH_LITTLE_ROOM,
        WITHOUT_DATABASE,
        /** Its router reaches database and engines over links, and waits for a database briefly. */
        BEHIND_LINKS,
        /** Its router can be killed. */
        IN_ITS_OWN_PROCESS
    }

    /** Its database refuses and ends every connection. */
    void takeDatabaseAway();

    void bringDatabaseBack();

    /**
     * The router ends, if it has not ended yet, and one starts anew over the same database, engines
     * and keys, at another address and in this process.
     */
    void restartRouter();

    /** The router's process ends as by {@code kill -9}. */
    void killRouter();

    /** One more router, in this process, which ends with the system. */
    Region openRegion();

    /** The network between the router and this engine, of a system that is behind links. */
    Link linkTo(String engine);

    /** The network between the router and its database, of a system that is behind links. */
    Link linkToDatabase();

    /** Whoever writes into its ledger waits until the caller of this method closes it. */
    HeldLedger holdLedger();

    /** Its engines by name. */
    Map<String, EngineControl> controls();

    /**
     * Its clock jumps: rests end sooner, other prices hold. Tokens expire by the system's clock.
     */
    void putClockForward(Duration by);

    /** Connections to this engine are refused from now on. */
    void stopEngine(String name);

    /** The engine listens again, where it did. */
    void startEngine(String name);

    @Override
    void close();
}
