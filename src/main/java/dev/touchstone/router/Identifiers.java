package dev.touchstone.router;

import java.util.Optional;

/** The caller's own names for a request; each may be left out. */
public record Identifiers(
        Optional<String> tenant,
        Optional<String> trace,
        Optional<String> user,
        Optional<String> session) {

    public static final Identifiers NONE =
            new Identifiers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Identifiers trace(String trace) {
        return new Identifiers(
                Optional.empty(), Optional.of(trace), Optional.empty(), Optional.empty());
    }
}
