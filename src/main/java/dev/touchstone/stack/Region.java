package dev.touchstone.stack;

import dev.touchstone.router.Departure;
import dev.touchstone.router.Router;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.wire.Evidence;
import java.util.function.Consumer;

/** One router of a system; further ones share its database, engines and keys. */
public interface Region {

    /**
     * The router as seen by one scenario.
     *
     * @param evidence receives every exchange
     * @param departures is told wherever a reply departs from the published contract
     */
    Router router(Evidence evidence, Consumer<Departure> departures);

    RouterDescription description();
}
