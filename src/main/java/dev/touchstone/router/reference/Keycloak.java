package dev.touchstone.router.reference;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.SetUpFailed;
import java.net.URI;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A realm of a real Keycloak makes the tokens: people are made and disabled there, and sign in
 * there. It signs by RS256 with keys that this class gives it, so that a real token can be changed
 * in one thing and signed again; in the middle of a run it is given another one.
 */
final class Keycloak implements Tokens {

    private static final Logger LOG = LoggerFactory.getLogger(Keycloak.class);
    private static final int RSA_BITS = 2048;

    /** So many tokens are signed by the first key. The scenarios of access alone need more. */
    private static final int OF_THE_FIRST_KEY = 30;

    private final RouterDescription description;
    private final KeycloakRealm realm;
    private RSAKey key;
    private int issued;
    private Credential administrator;

    Keycloak(RouterDescription description) {
        this.description = description;
        this.realm =
                new KeycloakRealm(
                        URI.create(description.options().get(KEYCLOAK)),
                        audience(),
                        description.secrets().issuerPassword());
    }

    @Override
    public Credential issue(String subject, String tenantId, String role) {
        return new Credential.Bearer(token(subject, tenantId, role));
    }

    @Override
    public synchronized Credential platformAdmin() {
        if (administrator == null) {
            administrator = new Credential.Bearer(realm.token(Tokens.administrator(description)));
        }
        return administrator;
    }

    @Override
    public JWTClaimsSet.Builder claims(String subject, String tenantId, String role) {
        try {
            SignedJWT real = SignedJWT.parse(token(subject, tenantId, role));
            return new JWTClaimsSet.Builder(real.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new SetUpFailed("Keycloak's token cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String sign(JWTClaimsSet claims) {
        return PublishedKeys.sign(claims, current());
    }

    @Override
    public String audience() {
        return Tokens.audience(description);
    }

    @Override
    public byte[] secret() {
        throw new CapabilityMissing(
                Capability.SIGNED_TOKENS, "Keycloak shares no secret with the router");
    }

    @Override
    public boolean publishesKeys() {
        return true;
    }

    @Override
    public PublishedKeys keys() {
        return new PublishedKeys(new JWKSet(current()).toString(false));
    }

    @Override
    public void activate(Person person, boolean active) {
        realm.enable(person.id(), active);
        if (realm.lets(person.id()) != active) {
            throw new SetUpFailed(
                    "Keycloak lets %s %s, who has just been %s there"
                            .formatted(
                                    person.name(),
                                    active ? "not sign in" : "sign in",
                                    active ? "enabled" : "disabled"));
        }
    }

    private String token(String subject, String tenantId, String role) {
        countOne();
        realm.put(subject, tenantId, role);
        return realm.token(subject);
    }

    private synchronized void countOne() {
        if (key == null || issued == OF_THE_FIRST_KEY) {
            boolean another = key != null;
            key = realm.signBy(newKey());
            LOG.info("Keycloak signs by {} key now, {}", another ? "another" : "a", key.getKeyID());
        }
        issued++;
    }

    private synchronized RSAKey current() {
        return key;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(RSA_BITS).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }
}
