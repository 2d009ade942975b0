package dev.touchstone.router;

/**
 * Tokens as the router's issuer makes them, and tokens with one flaw.
 *
 * @see Flaw
 */
public interface Issuer {

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
