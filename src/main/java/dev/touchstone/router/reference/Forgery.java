package dev.touchstone.router.reference;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that look like the issuer's and are not signed by it. */
record Forgery(Tokens issuer) {

    String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    String bySecret(JWTClaimsSet claims, byte[] secret) {
        return hmac(claims, "HS256", "HmacSHA256", secret);
    }

    /** By the right secret and an algorithm that the issuer does not use. */
    String byOtherAlgorithm(JWTClaimsSet claims) {
        return hmac(claims, "HS512", "HmacSHA512", issuer.secret());
    }

    /** The first token's signature under the second one's claims. */
    static String changed(String signed, String other) {
        return head(signed, 1) + "." + other.split("\\.")[1] + "." + signed.split("\\.")[2];
    }

    /** The first parts of a token. */
    static String head(String token, int parts) {
        String[] all = token.split("\\.");
        return String.join(".", Arrays.copyOf(all, parts));
    }

    /** A key that the issuer does not have, under the name of one that it publishes. */
    JWK twin(KeyType kind) {
        String name = issuer.keys().key(kind).getKeyID();
        return kind.equals(KeyType.RSA) ? rsa(name) : ec(name);
    }

    JWK stranger() {
        issuer.keys().any();
        return ec("stranger-" + UUID.randomUUID());
    }

    /** Signed by a key that the token itself brings along. */
    String byItsOwnKey(JWTClaimsSet claims) {
        JWK own = stranger();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build();
        return PublishedKeys.sign(claims, header, own);
    }

    /**
     * HS256 with a published RSA key for the secret: who takes the algorithm from the token and the
     * key by its name accepts it (CVE-2016-10555 and its kin).
     *
     * @param text as a PEM file has it, or else the bytes
     */
    String byPublicKey(JWTClaimsSet claims, boolean text) {
        RSAKey published = issuer.keys().key(KeyType.RSA).toRSAKey();
        JWK secret =
                new OctetSequenceKey.Builder(text ? pem(published) : encoded(published))
                        .keyID(published.getKeyID())
                        .build();
        return PublishedKeys.sign(claims, JWSAlgorithm.HS256, secret);
    }

    private static byte[] pem(RSAKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded(key));
        String pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(body);
        return pem.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encoded(RSAKey key) {
        try {
            return key.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key has a public half", e);
        }
    }

    private static String hmac(
            JWTClaimsSet claims, String algorithm, String function, byte[] secret) {
        Base64URL header = Base64URL.encode("{\"alg\":\"%s\"}".formatted(algorithm));
        String content = header + "." + Base64URL.encode(claims.toString());
        try {
            Mac mac = Mac.getInstance(function);
            mac.init(new SecretKeySpec(secret, function));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64URL.encode(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + function, e);
        }
    }

    /** Always the same: whoever has it opens nothing, and a new one would take its time. */
    private static JWK rsa(String name) {
        try (InputStream in = Forgery.class.getResourceAsStream("stranger.jwk.json")) {
            String key = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new RSAKey.Builder(RSAKey.parse(key)).keyID(name).build();
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("stranger.jwk.json cannot be read", e);
        }
    }

    private static JWK ec(String name) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes EC keys", e);
        }
    }
}
