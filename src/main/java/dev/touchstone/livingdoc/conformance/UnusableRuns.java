package dev.touchstone.livingdoc.conformance;

/** Runs that make no matrix; the message says which, why and what to change. */
public final class UnusableRuns extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableRuns(String message) {
        super(message);
    }
}
