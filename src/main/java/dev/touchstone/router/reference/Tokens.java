package dev.touchstone.router.reference;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription;

/**
 * Whoever makes the tokens of the router's people (contract, "Identity"): this driver with keys of
 * its own, or a real issuer. Safe for use by many threads.
 */
public interface Tokens {

    /** The option that names a realm of Keycloak which makes them. */
    String KEYCLOAK = "keycloak";

    /** Who may be asked with them: the audience of the contract, if the description names none. */
    static String audience(RouterDescription description) {
        return description.options().getOrDefault("audience", "enterprise-agents-api");
    }

    /** The subject of whoever may make tenants. */
    static String administrator(RouterDescription description) {
        return description.options().getOrDefault("platform_admin", "platform-admin");
    }

    /** As the description says: by Keycloak where it names a realm, else by our own keys. */
    static Tokens of(RouterDescription description) {
        return description.options().containsKey(KEYCLOAK)
                ? new Keycloak(description)
                : new OwnTokens(description);
    }

    /** A token for a person, with the claims of the contract. */
    Credential issue(String subject, String tenantId, String role);

    /** The token of whoever may make tenants. */
    Credential platformAdmin();

    /** The claims of such a token, which may be changed before they are signed. */
    JWTClaimsSet.Builder claims(String subject, String tenantId, String role);

    /** A token with these claims, signed as people's tokens are. */
    String sign(JWTClaimsSet claims);

    /** Who may be asked with them. */
    String audience();

    /**
     * The secret that issuer and router share.
     *
     * @throws dev.touchstone.router.CapabilityMissing when they share none
     */
    byte[] secret();

    /** Whether the issuer publishes keys by which its tokens are checked. */
    boolean publishesKeys();

    /** These keys, with their private halves. */
    PublishedKeys keys();

    /** The router has just let somebody in again, or out: so does the issuer. */
    void activate(Person person, boolean active);
}
