package dev.touchstone.router;

import java.util.Map;
import java.util.Set;

/** What anyone may ask without a credential, and with any. */
public interface Health {

    /**
     * @param shown is nobody's business here: it changes nothing
     */
    Outcome<Void> alive(Credential shown);

    default Outcome<Void> alive() {
        return alive(new Credential.None());
    }

    /**
     * @param shown is nobody's business here: it changes nothing
     */
    Outcome<Readiness> readiness(Credential shown);

    default Outcome<Readiness> readiness() {
        return readiness(new Credential.None());
    }

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
