package dev.touchstone.router;

import java.util.Map;

/** What anyone may ask without a credential. */
public interface Health {

    Outcome<Void> alive();

    Outcome<Readiness> readiness();

    /** The published contract: how many operations it describes. */
    Outcome<Integer> contractDocument();

    /**
     * @param parts each part that was looked at (the database, each deployment) and whether it is
     *     up
     */
    record Readiness(boolean ready, Map<String, Boolean> parts) {

        /** The name under which {@link #parts()} holds the database. */
        public static final String DATABASE = "database";
    }
}
