package dev.touchstone.sabotage.act;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The tokens of an issuer who signs HS256 with a shared key, and RS256 and ES256 by others. */
public final class SharedKey implements Credentials {

    private final byte[] key;
    private final JWKSet published;

    /**
     * @param published a JWK set (RFC 7517); empty when there is none
     */
    public SharedKey(String key, String published) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
        try {
            this.published = published.isEmpty() ? new JWKSet() : JWKSet.parse(published);
        } catch (ParseException e) {
            throw new IllegalArgumentException("expected a JWK set, got " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isGenuine(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (signed.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)) {
                return signed.verify(new MACVerifier(key));
            }
            JWK jwk = published.getKeyByKeyId(signed.getHeader().getKeyID());
            return jwk instanceof AsymmetricJWK pair
                    && signed.verify(
                            new DefaultJWSVerifierFactory()
                                    .createJWSVerifier(signed.getHeader(), pair.toPublicKey()));
        } catch (ParseException | JOSEException e) {
            return false; // what cannot be read was not signed by the issuer
        }
    }

    @Override
    public Optional<Map<String, Object>> claims(String token) {
        return part(token, 1);
    }

    @Override
    public Optional<Map<String, Object>> head(String token) {
        return part(token, 0);
    }

    private static Optional<Map<String, Object>> part(String token, int number) {
        try {
            String[] parts = token.split("\\.", -1);
            return parts.length == 3
                    ? Optional.of(
                            JSONObjectUtils.parse(
                                    new String(
                                            Base64.getUrlDecoder().decode(parts[number]),
                                            StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty(); // no token
        }
    }

    @Override
    public String signedAnew(String token, Map<String, Object> claims) {
        return signed(claims);
    }

    /** A genuine token that says so; times are in seconds. */
    public String signed(Map<String, Object> claims) {
        try {
            SignedJWT token =
                    new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), JWTClaimsSet.parse(claims));
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("no token could be made of " + claims, e);
        }
    }
}
