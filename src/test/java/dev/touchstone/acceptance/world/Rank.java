package dev.touchstone.acceptance.world;

/** Which of the default model's engines, in the router's order of preference. */
public enum Rank {
    FIRST,
    SECOND;

    Rank other() {
        return this == FIRST ? SECOND : FIRST;
    }

    /** Completes "the ... engine". */
    public String word() {
        return this == FIRST ? "first" : "second";
    }
}
