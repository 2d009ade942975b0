package dev.touchstone.reference.routing;

import java.util.Locale;

/** How one attempt at one engine ended. */
public enum Outcome {
    /** A complete answer. */
    OK,
    /** The engine found a mistake in the caller's request. */
    REJECTED,
    /** The engine is rate limited. */
    RATE_LIMITED,
    /** Any other status than 200. */
    ERROR,
    /** Not in time. */
    TIMEOUT,
    /** No connection. */
    UNREACHABLE,
    /** An answer that breaks off, or is none. */
    BROKEN,
    /** The caller hung up. */
    ABORTED;

    /** The name used in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
