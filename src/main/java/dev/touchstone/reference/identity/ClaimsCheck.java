package dev.touchstone.reference.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import dev.touchstone.reference.ReferenceConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Whether a token, whose signature was verified, is for us and of our time (contract: Identity; RFC
 * 7519, 4.1). No message repeats what a claim says.
 */
final class ClaimsCheck implements JWTClaimsSetVerifier<IssuerKeys.Search> {
    private static final List<String> REQUIRED = List.of("sub", "role", "aud", "iss", "iat", "exp");

    private final ReferenceConfig.Identity identity;
    private final Clock clock;

    ClaimsCheck(ReferenceConfig.Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, IssuerKeys.Search search) throws BadJWTException {
        for (String name : REQUIRED) {
            require(claims.getClaim(name) != null, "its " + name + " is missing");
        }
        require(identity.issuer().equals(claims.getIssuer()), "it is of another issuer");
        require(claims.getAudience().contains(identity.audience()), "it is for another audience");
        require(isText(claims.getSubject()), "its sub is no text");
        Instant now = clock.instant();
        Instant earliest = now.minus(identity.clockSkew());
        Instant latest = now.plus(identity.clockSkew());
        require(claims.getExpirationTime().toInstant().isAfter(earliest), "it has expired");
        require(!isAfter(claims.getNotBeforeTime(), latest), "it is not valid yet");
        require(!isAfter(claims.getIssueTime(), latest), "it was issued in the future");
    }

    private static boolean isAfter(Date time, Instant latest) {
        return time != null && time.toInstant().isAfter(latest);
    }

    // Nobody has such a name: PostgreSQL keeps every text but those with NUL or half a character.
    private static boolean isText(String name) {
        return !name.isEmpty()
                && name.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    private static void require(boolean kept, String otherwise) throws BadJWTException {
        if (!kept) {
            throw new BadJWTException(otherwise);
        }
    }
}
