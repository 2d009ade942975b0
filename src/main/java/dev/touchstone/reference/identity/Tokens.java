package dev.touchstone.reference.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.touchstone.reference.ReferenceConfig;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies tokens: signature by an accepted algorithm, issuer, audience, times, required claims
 * (contract: Identity). Nothing is read from a token that was not verified. Another kind of issuer
 * is another key source.
 */
public final class Tokens {
    private static final Set<String> REQUIRED = Set.of("sub", "role", "aud", "iss", "iat", "exp");

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final long skewMillis;

    private Tokens(ReferenceConfig.Identity identity, JWKSource<SecurityContext> keys) {
        Set<JWSAlgorithm> accepted =
                identity.algorithms().stream()
                        .map(JWSAlgorithm::parse)
                        .collect(Collectors.toUnmodifiableSet());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(accepted, keys));
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        identity.audience(),
                        new JWTClaimsSet.Builder().issuer(identity.issuer()).build(),
                        REQUIRED);
        claims.setMaxClockSkew((int) identity.clockSkew().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
        skewMillis = identity.clockSkew().toMillis();
    }

    /** Tokens signed with a shared secret. */
    public static Tokens signedWithSecret(ReferenceConfig.Identity identity) {
        byte[] secret = identity.secret().getBytes(StandardCharsets.UTF_8);
        return new Tokens(identity, new ImmutableSecret<>(secret));
    }

    /**
     * The claims of a valid token.
     *
     * @param authorization the Authorization header, or null
     * @throws AccessRefused when there is no valid token
     */
    Claims verify(String authorization) {
        if (authorization == null) {
            throw AccessRefused.noValidToken(
                    "A token is needed: send the header Authorization: Bearer <token>");
        }
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw AccessRefused.noValidToken("The Authorization header must use the Bearer scheme");
        }
        try {
            JWTClaimsSet claims = processor.process(authorization.substring(7).strip(), null);
            Date notBefore = new Date(System.currentTimeMillis() + skewMillis);
            if (claims.getIssueTime().after(notBefore)) {
                throw AccessRefused.noValidToken("The token is not valid: issued in the future");
            }
            return new Claims(
                    claims.getSubject(),
                    claims.getStringClaim("tenant_id"),
                    claims.getStringClaim("role"));
        } catch (ParseException e) {
            throw AccessRefused.noValidToken("The token is malformed");
        } catch (BadJOSEException e) {
            throw AccessRefused.noValidToken("The token is not valid: " + e.getMessage());
        } catch (JOSEException e) {
            throw AccessRefused.noValidToken("The token's signature cannot be checked");
        }
    }

    /** What a verified token says about its bearer; {@code tenantId} may be null. */
    record Claims(String subject, String tenantId, String role) {}
}
