package dev.touchstone.acceptance.sabotage;

import java.util.Collection;

/** What a trial can bear to run beside. In the order in which trials are run. */
public enum Company {
    /** Whatever bears it. */
    ANY,
    /** Only what is as quiet: it waits most of the time, and bounds a time. */
    QUIET,
    /** Nothing: it compares times, or takes all that the machine has. */
    NONE;

    /** Of a scenario with these tags. */
    public static Company of(Collection<String> tags) {
        if (tags.contains("@quiet")) {
            return QUIET;
        }
        return tags.contains("@alone") || tags.contains("@slow") ? NONE : ANY;
    }
}
