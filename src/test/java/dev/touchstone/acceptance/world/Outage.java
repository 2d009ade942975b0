package dev.touchstone.acceptance.world;

import dev.touchstone.stack.OwnSystem;
import java.time.Duration;

/** In which way a database is away. */
public enum Outage {
    STOPPED("has been stopped") {
        @Override
        public void begin(OwnSystem system) {
            system.linkToDatabase().cut();
        }

        @Override
        public void end(OwnSystem system) {
            system.linkToDatabase().mend();
        }
    },
    SILENT("does not answer") {
        @Override
        public void begin(OwnSystem system) {
            system.linkToDatabase().swallow();
        }

        @Override
        public void end(OwnSystem system) {
            system.linkToDatabase().mend();
        }
    },
    SHUT("lets nobody in") {
        @Override
        public void begin(OwnSystem system) {
            system.takeDatabaseAway();
        }

        @Override
        public void end(OwnSystem system) {
            system.bringDatabaseBack();
        }
    },
    /** There and back, it takes longer than a router waits for it. */
    SLOW("answers too late") {
        @Override
        public void begin(OwnSystem system) {
            system.linkToDatabase().delay(TOO_LATE);
        }

        @Override
        public void end(OwnSystem system) {
            system.linkToDatabase().mend();
        }
    };

    private static final Duration TOO_LATE = Duration.ofMillis(3_500);

    private final String words;

    Outage(String words) {
        this.words = words;
    }

    /** Completes "the database ...". */
    public String words() {
        return words;
    }

    public abstract void begin(OwnSystem system);

    public abstract void end(OwnSystem system);
}
