package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.relay.Interference;
import java.util.Set;

/** Watches scenarios that run under no defect, and changes nothing. */
interface Lookout {

    /**
     * What stands between one scenario's callers and its routers.
     *
     * @param scenario its file and line
     */
    Interference over(String scenario, Credentials credentials);

    /** The scenario has ended: the ids of the defects that would have changed something in it. */
    default Set<String> touching(String scenario) {
        return Set.of();
    }
}
