package dev.touchstone.reference.storage;

/** The database cannot be reached now; the same request may succeed later. */
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAway(Throwable cause) {
        super("The database cannot be reached", cause);
    }
}
