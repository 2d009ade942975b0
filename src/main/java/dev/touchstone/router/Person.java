package dev.touchstone.router;

/**
 * Somebody who calls the router.
 *
 * @param id the name by which the router and its ledger know this person
 * @param tenantId the router's id of the tenant
 */
public record Person(String name, String id, String tenantId, Role role, Credential credential) {

    /** What a person may do; the contract's permission table says it for each. */
    public enum Role {
        ADMIN,
        OPERATOR,
        VIEWER
    }

    /** The same person, said to be of another tenant. */
    public Person in(String otherTenantId) {
        return new Person(name, id, otherTenantId, role, credential);
    }

    /** The same person, showing something else at the door. */
    public Person showing(Credential other) {
        return new Person(name, id, tenantId, role, other);
    }
}
