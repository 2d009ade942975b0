package dev.touchstone.reference.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * The roles of the contract, from the weakest to the strongest of a tenant, then the platform's.
 */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN,
    PLATFORM_ADMIN;

    /** The name used in tokens and JSON, such as {@code platform_admin}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, if there is one. */
    public static Optional<Role> named(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** The role of that name that a person of a tenant can have, if there is one. */
    public static Optional<Role> ofPerson(String label) {
        return named(label).filter(role -> role != PLATFORM_ADMIN);
    }

    /** The weaker of the two: a stored role bounds a claimed one (ROLE-3). */
    public Role boundedBy(Role stored) {
        return compareTo(stored) <= 0 ? this : stored;
    }
}
