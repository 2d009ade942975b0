package dev.touchstone.criteria;

import java.util.Optional;

/** How much weight a criterion has: a router that skips a {@code CORE} one is at best partial. */
public enum Level {
    CORE("core"),
    EXT("ext");

    private final String id;

    Level(String id) {
        this.id = id;
    }

    /** The word that stands in the catalogue: {@code core} or {@code ext}. */
    public String id() {
        return id;
    }

    static Optional<Level> of(String id) {
        for (Level level : values()) {
            if (level.id.equals(id)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
