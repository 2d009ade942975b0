package dev.touchstone.reference.identity;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller can do, and who may: the permission table of the contract, in this one place
 * (ROLE-1).
 */
public enum Action {
    READ_MODELS("read the models", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    READ_LEDGER("read the ledger", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    CHAT("chat", Role.ADMIN, Role.OPERATOR),
    MANAGE_PEOPLE("manage people", Role.ADMIN),
    MANAGE_TENANTS("manage tenants", Role.PLATFORM_ADMIN);

    private final String words;
    private final Set<Role> permitted;

    Action(String words, Role first, Role... others) {
        this.words = words;
        this.permitted = EnumSet.of(first, others);
    }

    /** Whether that role may do this. */
    public boolean permits(Role role) {
        return permitted.contains(role);
    }

    /** The action in words, to follow "may not". */
    public String words() {
        return words;
    }
}
