package dev.touchstone.router;

import java.time.Instant;

/**
 * Tokens as the router's issuer makes them, and tokens with one flaw.
 *
 * @see Flaw
 */
public interface Issuer {

    /**
     * A healthy token that says what the record says: of this tenant, in this role, whether or not
     * the person has them (TENANT-4, ROLE-3).
     */
    Credential claiming(Person person);

    /**
     * A healthy token that claims the role of the platform's administrator, whom it does not name.
     */
    Credential claimingThePlatform(Person person);

    /** A healthy token that nobody may take any more from this moment on, but for a clock skew. */
    Credential ending(Person person, Instant end);

    /**
     * What the person shows who has a token with this flaw.
     *
     * @throws CapabilityMissing when such a token cannot be made for this router
     */
    Credential flawed(Person person, Flaw flaw);

    /**
     * The same but for the flaw: of the same person, by the same algorithm and key, shown as it
     * should be.
     *
     * @throws CapabilityMissing when such a token cannot be made for this router
     */
    Credential healthy(Person person, Flaw flaw);
}
