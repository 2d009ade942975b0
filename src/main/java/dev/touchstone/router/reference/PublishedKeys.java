package dev.touchstone.router.reference;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.SetUpFailed;
import java.text.ParseException;
import java.util.Comparator;
import java.util.stream.Stream;

/** The keys that the issuer publishes, with their private halves, and what is signed by them. */
record PublishedKeys(String document) {

    static final String NONE =
            "its description has no signing_jwks_env, so that no token can be signed by a published key";

    /** The issuer's own key of this kind. */
    JWK key(KeyType kind) {
        return held().filter(key -> key.getKeyType().equals(kind))
                .findFirst()
                .orElseThrow(() -> without(kind));
    }

    /** One of the issuer's own keys: the EC key, where there is one. */
    JWK any() {
        return held().max(Comparator.comparing(key -> key.getKeyType().equals(KeyType.EC)))
                .orElseThrow(() -> without(KeyType.EC));
    }

    boolean areThere() {
        return !document.isEmpty();
    }

    private Stream<JWK> held() {
        if (!areThere()) {
            throw new CapabilityMissing(Capability.PUBLISHED_KEYS, NONE);
        }
        try {
            return JWKSet.parse(document).getKeys().stream().filter(JWK::isPrivate);
        } catch (ParseException e) {
            throw new SetUpFailed(
                    "What signing_jwks_env in the router's description names is no JWK set: expected {\"keys\":[...]} with an RSA and an EC key and their private halves");
        }
    }

    private static CapabilityMissing without(KeyType kind) {
        return new CapabilityMissing(
                Capability.PUBLISHED_KEYS,
                "what signing_jwks_env names has no %s key with its private half".formatted(kind));
    }

    /** A token by the algorithm that goes with the key. */
    static String sign(JWTClaimsSet claims, JWK key) {
        boolean rsa = key.getKeyType().equals(KeyType.RSA);
        return sign(claims, rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256, key);
    }

    /** A token that names the key by its id. */
    static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWK key) {
        return sign(claims, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key);
    }

    static String sign(JWTClaimsSet claims, JWSHeader header, JWK key) {
        try {
            JWSSigner signer =
                    new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new SetUpFailed(
                    "The key %s of signing_jwks_env cannot sign %s tokens (%s). Expected RSA of 2048 bits or more, and EC on P-256"
                            .formatted(key.getKeyID(), header.getAlgorithm(), e.getMessage()));
        }
    }
}
