package dev.touchstone.reference.identity;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a caller can do, and who may: the permission table of the contract, in this one place
 * (ROLE-1).
 */
public enum Action {
    READ_MODELS("read the models", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    READ_LEDGER("read the ledger", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    READ_CONVERSATIONS("read conversations", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    READ_ANALYTICS("read analytics", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    READ_PLUGINS("read plugins", Role.ADMIN, Role.OPERATOR, Role.VIEWER),
    CHAT("chat", Role.ADMIN, Role.OPERATOR),
    WRITE_CONVERSATIONS("create or rename conversations", Role.ADMIN, Role.OPERATOR),
    DELETE_OWN_CONVERSATIONS("delete conversations", Role.ADMIN, Role.OPERATOR),
    DELETE_OTHERS_CONVERSATIONS("delete conversations of others", Role.ADMIN),
    MANAGE_PLUGINS("manage plugins", Role.ADMIN),
    MANAGE_PEOPLE("manage people", Role.ADMIN),
    MANAGE_SETTINGS("manage the tenant's settings", Role.ADMIN),
    MANAGE_TENANTS("manage tenants", Role.PLATFORM_ADMIN);

    private final String words;
    private final Set<Role> permitted;

    Action(String words, Role first, Role... others) {
        this.words = words;
        this.permitted = EnumSet.of(first, others);
    }

    /** Who may, the strongest first. */
    public List<Role> permitted() {
        return permitted.stream().sorted(Comparator.reverseOrder()).toList();
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
