package dev.touchstone.stack;

import dev.touchstone.engine.EngineControl;
import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.wire.Evidence;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A system that belongs to one scenario, so that the scenario may stop its parts. */
public interface OwnSystem extends AutoCloseable {

    /** After so many failures in a row it rests a deployment. */
    int FAILURES = 3;

    /** So long, by its clock. */
    Duration REST = Duration.ofSeconds(30);

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
        WITHOUT_DATABASE
    }

    Router router(Evidence evidence, Consumer<Departure> departures);

    RouterDescription description();

    /** Its database refuses and ends every connection. */
    void takeDatabaseAway();

    void bringDatabaseBack();

    /**
     * The router ends, and one starts anew over the same database, engines and keys, at another
     * address.
     */
    void restartRouter();

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
