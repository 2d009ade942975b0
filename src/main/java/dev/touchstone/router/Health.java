package dev.touchstone.router;

import java.util.Map;
import java.util.Set;

/** What anyone may ask without a credential. */
public interface Health {

    Outcome<Void> alive();

    Outcome<Readiness> readiness();

    Outcome<PublishedContract> contractDocument();

    /**
     * @param operations the names of the operations in the published document
     * @param promised the names of those that the driver holds the router to
     */
    record PublishedContract(Set<String> operations, Set<String> promised) {}

    /**
     * @param parts each part that was looked at (the database, each deployment) and whether it is
     *     up
     */
    record Readiness(boolean ready, Map<String, Boolean> parts) {

        /** The name under which {@link #parts()} holds the database. */
        public static final String DATABASE = "database";
    }
}
