package dev.touchstone.reference.routing;

/** Tells when the caller hangs up. */
@FunctionalInterface
public interface HangUp {
    /**
     * Runs this once the caller has hung up, at once if that has happened already; it replaces what
     * was to run before. It may run in any thread and must not block.
     */
    void then(Runnable reaction);
}
