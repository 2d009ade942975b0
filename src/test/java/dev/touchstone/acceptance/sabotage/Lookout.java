package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.act.Credentials;
import dev.touchstone.sabotage.relay.Interference;

/** Watches scenarios that run under no defect, and changes nothing. */
interface Lookout {

    /**
     * What stands between one scenario's callers and its routers.
     *
     * @param scenario its file and line
     */
    Interference over(String scenario, Credentials credentials);
}
