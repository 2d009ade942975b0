package dev.touchstone.reference.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.touchstone.reference.ReferenceConfig;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Verifies tokens: signature by an accepted algorithm, then what {@link ClaimsCheck} asks for
 * (contract: Identity). Nothing is read from a token that was not verified. No message repeats any
 * of a token.
 */
public final class Tokens {
    // RFC 9110, 11.4: the scheme in any case, then spaces. RFC 7515, 7.1: three parts in base64url.
    private static final Pattern BEARER =
            Pattern.compile("(?i:Bearer) +([\\w-]+\\.[\\w-]+\\.[\\w-]*)");

    private final DefaultJWTProcessor<IssuerKeys.Search> processor = new DefaultJWTProcessor<>();
    private final Set<JWSAlgorithm> accepted;

    /** Of that issuer, at that clock's times. */
    public Tokens(ReferenceConfig.Identity identity, Clock clock) {
        accepted =
                identity.algorithms().stream()
                        .map(JWSAlgorithm::parse)
                        .collect(Collectors.toUnmodifiableSet());
        JWKSource<IssuerKeys.Search> secret =
                identity.secret()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .<JWKSource<IssuerKeys.Search>>map(ImmutableSecret::new)
                        .orElse((selector, search) -> List.of());
        JWKSource<IssuerKeys.Search> published =
                identity.publishedKeys()
                        .<JWKSource<IssuerKeys.Search>>map(where -> new IssuerKeys(where, clock))
                        .orElse((selector, search) -> List.of());
        // Bound by the family: a published key never is the secret of HS256, whatever a token says.
        JWSKeySelector<IssuerKeys.Search> shared =
                new JWSVerificationKeySelector<>(accepted, secret);
        JWSKeySelector<IssuerKeys.Search> signing =
                new JWSVerificationKeySelector<>(accepted, published);
        processor.setJWSKeySelector(
                (header, search) ->
                        (JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm())
                                        ? shared
                                        : signing)
                                .selectJWSKeys(header, search));
        processor.setJWTClaimsSetVerifier(new ClaimsCheck(identity, clock));
    }

    /**
     * The claims of a valid token.
     *
     * @param authorizations every Authorization header of the request
     * @throws AccessRefused when there is no valid token
     * @throws IssuerAway when that cannot be known now
     */
    Claims verify(List<String> authorizations) {
        try {
            JWTClaimsSet claims = processor.process(token(authorizations), new IssuerKeys.Search());
            return new Claims(
                    claims.getSubject(),
                    claims.getStringClaim("tenant_id"),
                    claims.getStringClaim("role"));
        } catch (ParseException e) {
            throw AccessRefused.noValidToken("The token is malformed");
        } catch (BadJWTException e) {
            throw AccessRefused.noValidToken("The token is not valid: " + e.getMessage());
        } catch (BadJOSEException e) {
            throw AccessRefused.noValidToken(
                    "The token is not signed by its issuer, by one of " + names());
        } catch (KeySourceException e) {
            throw new IssuerAway(e);
        } catch (JOSEException e) {
            throw AccessRefused.noValidToken("The token's signature cannot be checked");
        }
    }

    private static String token(List<String> authorizations) {
        if (authorizations.isEmpty()) {
            throw AccessRefused.noValidToken(
                    "A token is needed: send the header Authorization: Bearer <token>");
        }
        if (authorizations.size() > 1) {
            throw AccessRefused.noValidToken("Send one Authorization header, not several");
        }
        Matcher bearer = BEARER.matcher(authorizations.get(0).strip());
        if (!bearer.matches()) {
            throw AccessRefused.noValidToken(
                    "The Authorization header must be Bearer and one signed token");
        }
        return bearer.group(1);
    }

    private List<String> names() {
        return accepted.stream().map(JWSAlgorithm::getName).sorted().toList();
    }

    /** What a verified token says about its bearer; {@code tenantId} may be null. */
    record Claims(String subject, String tenantId, String role) {}
}
