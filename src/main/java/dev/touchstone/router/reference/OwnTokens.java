package dev.touchstone.router.reference;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription;
import dev.touchstone.router.SetUpFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Signs tokens as the issuer does (contract, "Identity") with the shared secret. Options it reads:
 * {@code issuer}, {@code audience}, {@code platform_admin}.
 */
final class OwnTokens implements Tokens {

    /** Long enough for any run. */
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final RouterDescription description;
    private final String key;
    private final PublishedKeys published;

    OwnTokens(RouterDescription description) {
        this.description = description;
        this.key = description.secrets().signingKey();
        this.published = new PublishedKeys(description.secrets().signingKeys());
    }

    @Override
    public Credential issue(String subject, String tenantId, String role) {
        return new Credential.Bearer(sign(claims(subject, tenantId, role).build()));
    }

    @Override
    public JWTClaimsSet.Builder claims(String subject, String tenantId, String role) {
        return claims(subject, role).claim("tenant_id", tenantId);
    }

    @Override
    public String audience() {
        return Tokens.audience(description);
    }

    @Override
    public byte[] secret() {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean publishesKeys() {
        return published.areThere();
    }

    @Override
    public PublishedKeys keys() {
        return published;
    }

    @Override
    public void activate(Person person, boolean active) {
        // the tests' own tokens ask nobody
    }

    @Override
    public Credential platformAdmin() {
        String subject = Tokens.administrator(description);
        return new Credential.Bearer(sign(claims(subject, "platform", "platform_admin").build()));
    }

    private JWTClaimsSet.Builder claims(String subject, String role) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .jwtID(UUID.randomUUID().toString()) // nobody may take it for used up (AUTH-8)
                .claim("role", role)
                .audience(audience())
                .issuer(description.options().getOrDefault("issuer", "touchstone"))
                .issueTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plus(LIFETIME)));
    }

    @Override
    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new SetUpFailed(
                    "The signing key cannot sign HS256 tokens (%s). Expected at least 32 bytes; see signing_key_env in the router's description"
                            .formatted(e.getMessage()));
        }
    }
}
