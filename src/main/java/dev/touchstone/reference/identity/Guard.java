package dev.touchstone.reference.identity;

import java.util.List;
import java.util.UUID;

/** Decides who may do what: verified token, stored person, permission table, in that order. */
public final class Guard {
    private final Tokens tokens;
    private final People people;
    private final String platformAdmin;

    /**
     * @param platformAdmin the subject that may do what only the platform's administrator may
     */
    public Guard(Tokens tokens, People people, String platformAdmin) {
        this.tokens = tokens;
        this.people = people;
        this.platformAdmin = platformAdmin;
    }

    /**
     * The caller, who may do that.
     *
     * @param authorizations every Authorization header of the request
     * @throws AccessRefused when there is no valid token, or its bearer may not
     */
    public Caller permit(Action action, List<String> authorizations) {
        Tokens.Claims claims = tokens.verify(authorizations);
        Role claimed =
                Role.named(claims.role())
                        .orElseThrow(
                                () ->
                                        AccessRefused.noValidToken(
                                                "The token's role is none of admin, operator,"
                                                        + " viewer"));
        if (claimed == Role.PLATFORM_ADMIN) {
            throw AccessRefused.notAllowed(
                    "The platform's administrator may not " + action.words());
        }
        Caller caller = people.caller(tenant(claims), claims.subject(), claimed);
        if (!action.permits(caller.role())) {
            throw AccessRefused.notAllowed(
                    "The role " + caller.role().label() + " may not " + action.words());
        }
        return caller;
    }

    /**
     * Lets the platform's administrator pass, and nobody else.
     *
     * @throws AccessRefused when there is no valid token, or its bearer may not
     */
    public void permitPlatform(Action action, List<String> authorizations) {
        Tokens.Claims claims = tokens.verify(authorizations);
        boolean administrator =
                claims.subject().equals(platformAdmin)
                        && Role.named(claims.role()).filter(action::permits).isPresent();
        if (!administrator) {
            throw AccessRefused.notAllowed(
                    "Only the platform's administrator may " + action.words());
        }
    }

    private static UUID tenant(Tokens.Claims claims) {
        if (claims.tenantId() == null) {
            throw AccessRefused.noValidToken("The token is not valid: tenant_id is missing");
        }
        try {
            return UUID.fromString(claims.tenantId());
        } catch (IllegalArgumentException e) {
            throw AccessRefused.noValidToken("The token's tenant_id is not a UUID");
        }
    }
}
