package dev.touchstone.router;

import java.util.EnumMap;
import java.util.Map;

/**
 * Whence it is known whether a router offers a capability.
 *
 * @param kind whether somebody says so, or the router's own answers show it
 * @param from who says so, or which answer
 */
public record Source(Kind kind, String from) {

    /** How it is known. */
    public enum Kind {
        DECLARED,
        INFERRED
    }

    private static final Source FILE = declared("the router's description");

    /** Somebody says so. */
    public static Source declared(String by) {
        return new Source(Kind.DECLARED, by);
    }

    /** The router's own answer shows it. */
    public static Source inferred(String from) {
        return new Source(Kind.INFERRED, from);
    }

    /**
     * The source of every capability: the router's description for what that calls missing, else
     * what was inferred, else the driver of its kind.
     */
    public static Map<Capability, Source> all(
            RouterDescription router, Map<Capability, Source> inferred) {
        Source driver = declared("the driver for routers of kind " + router.kind());
        Map<Capability, Source> all = new EnumMap<>(Capability.class);
        for (Capability each : Capability.values()) {
            boolean said = router.missing().containsKey(each);
            all.put(each, said ? FILE : inferred.getOrDefault(each, driver));
        }
        return Map.copyOf(all);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DECLARED -> "declared by " + from;
            case INFERRED -> "inferred from " + from;
        };
    }
}
