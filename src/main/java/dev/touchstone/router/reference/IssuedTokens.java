package dev.touchstone.router.reference;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Flaw;
import dev.touchstone.router.Issuer;
import dev.touchstone.router.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Tokens with a flaw, and their healthy twins. */
final class IssuedTokens implements Issuer {

    /** A healthy token lasts this much longer. */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** More than the clock skew that libraries allow by themselves, a minute in most. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final String OTHERS = "somebody-else";

    private final Tokens issuer;
    private final Forgery forgery;

    IssuedTokens(Tokens issuer) {
        this.issuer = issuer;
        this.forgery = new Forgery(issuer);
    }

    @Override
    public Credential claiming(Person person) {
        return bearer(shared(claims(person)));
    }

    @Override
    public Credential claimingThePlatform(Person person) {
        return bearer(shared(claims(person).claim("role", "platform_admin")));
    }

    @Override
    public Credential ending(Person person, Instant end) {
        return bearer(shared(claims(person).expirationTime(Date.from(end))));
    }

    @Override
    public Credential healthy(Person person, Flaw flaw) {
        JWTClaimsSet.Builder claims = claims(person);
        return bearer(
                switch (flaw) {
                    case EXPIRED -> shared(claims.expirationTime(in(MINUTE)));
                    case EXPIRED_PUBLISHED -> rsa(claims.expirationTime(in(MINUTE)));
                    case NOT_YET_VALID -> shared(claims.notBeforeTime(ago(LONG)));
                    case NOT_YET_VALID_PUBLISHED -> second(claims.notBeforeTime(ago(LONG)));
                    case OTHER_AUDIENCES ->
                            shared(claims.audience(List.of(OTHERS, issuer.audience())));
                    case OTHER_RSA_KEY,
                            CHANGED_PUBLISHED,
                            OTHER_ALGORITHM_PUBLISHED,
                            PUBLIC_KEY_AS_SECRET,
                            PUBLIC_KEY_BYTES_AS_SECRET,
                            OTHER_AUDIENCE_PUBLISHED ->
                            rsa(claims);
                    case OTHER_EC_KEY ->
                            PublishedKeys.sign(claims.build(), issuer.keys().key(KeyType.EC));
                    case UNKNOWN_KEY, OWN_KEY, OTHER_ISSUER_PUBLISHED -> second(claims);
                    default -> shared(claims);
                });
    }

    @Override
    public Credential flawed(Person person, Flaw flaw) {
        JWTClaimsSet.Builder claims = claims(person);
        return switch (flaw) {
            case EXPIRED -> bearer(shared(claims.expirationTime(ago(LONG))));
            case EXPIRED_PUBLISHED -> bearer(rsa(claims.expirationTime(ago(LONG))));
            case NOT_YET_VALID -> bearer(shared(claims.notBeforeTime(in(LONG))));
            case NOT_YET_VALID_PUBLISHED -> bearer(second(claims.notBeforeTime(in(LONG))));
            case NO_PERSON -> bearer(shared(claims.subject(null)));
            case NO_TENANT -> bearer(shared(claims.claim("tenant_id", null)));
            case NO_ROLE -> bearer(shared(claims.claim("role", null)));
            case UNKNOWN_ROLE -> bearer(shared(claims.claim("role", "owner")));
            case NO_AUDIENCE -> bearer(shared(claims.audience((String) null)));
            case NO_ISSUER -> bearer(shared(claims.issuer(null)));
            case NO_ISSUE_TIME -> bearer(shared(claims.issueTime(null)));
            case NO_EXPIRY -> bearer(shared(claims.expirationTime(null)));
            case OTHER_AUDIENCE -> bearer(shared(claims.audience(OTHERS)));
            case OTHER_AUDIENCES -> bearer(shared(claims.audience(List.of(OTHERS, "another"))));
            case OTHER_ISSUER -> bearer(shared(claims.issuer(OTHERS)));
            case OTHER_AUDIENCE_PUBLISHED -> bearer(rsa(claims.audience(OTHERS)));
            case OTHER_ISSUER_PUBLISHED -> bearer(second(claims.issuer(OTHERS)));
            case OTHER_SCHEME,
                    NO_SCHEME,
                    HALF,
                    NO_SIGNATURE_PART,
                    BROKEN_BASE64,
                    NO_TOKEN,
                    TWO_TOKENS,
                    TWO_TOKENS_IN_ONE,
                    IN_THE_ADDRESS ->
                    shown(flaw, shared(claims), shared(claims(person)));
            default -> bearer(forged(flaw, claims.build()));
        };
    }

    private String forged(Flaw flaw, JWTClaimsSet claims) {
        return switch (flaw) {
            case UNSIGNED -> forgery.unsigned(claims);
            case SIGNATURE_LEFT_OUT -> Forgery.head(issuer.sign(claims), 2) + ".";
            case CHANGED -> Forgery.changed(issuer.sign(later(claims)), issuer.sign(claims));
            case OTHER_SECRET -> forgery.bySecret(claims, new byte[64]);
            case OTHER_ALGORITHM -> forgery.byOtherAlgorithm(claims);
            case OTHER_RSA_KEY -> PublishedKeys.sign(claims, forgery.twin(KeyType.RSA));
            case OTHER_EC_KEY -> PublishedKeys.sign(claims, forgery.twin(KeyType.EC));
            case CHANGED_PUBLISHED ->
                    Forgery.changed(
                            PublishedKeys.sign(later(claims), issuer.keys().key(KeyType.RSA)),
                            PublishedKeys.sign(claims, issuer.keys().key(KeyType.RSA)));
            case OTHER_ALGORITHM_PUBLISHED ->
                    PublishedKeys.sign(claims, JWSAlgorithm.RS512, issuer.keys().key(KeyType.RSA));
            case PUBLIC_KEY_AS_SECRET -> forgery.byPublicKey(claims, true);
            case PUBLIC_KEY_BYTES_AS_SECRET -> forgery.byPublicKey(claims, false);
            case UNKNOWN_KEY -> PublishedKeys.sign(claims, forgery.stranger());
            case OWN_KEY -> forgery.byItsOwnKey(claims);
            default -> throw new IllegalArgumentException(flaw + " is no matter of signatures");
        };
    }

    /** What is wrong is not the token, but how it stands there. */
    private static Credential shown(Flaw flaw, String token, String another) {
        return switch (flaw) {
            case OTHER_SCHEME -> new Credential.Schemed("Basic", token);
            case NO_SCHEME -> new Credential.Schemed("", token);
            case HALF -> bearer(token.substring(0, token.length() / 2));
            case NO_SIGNATURE_PART -> bearer(Forgery.head(token, 2));
            // Who skips what is no base64url finds the right signature.
            case BROKEN_BASE64 ->
                    bearer(new StringBuilder(token).insert(token.length() - 9, "*!").toString());
            case NO_TOKEN -> bearer("let-me-in");
            case TWO_TOKENS -> new Credential.Both(token, another);
            case TWO_TOKENS_IN_ONE -> bearer(token + ", Bearer " + another);
            case IN_THE_ADDRESS -> new Credential.InTheAddress(token);
            default -> throw new IllegalArgumentException(flaw + " is no matter of showing");
        };
    }

    private JWTClaimsSet.Builder claims(Person person) {
        String role = person.role().name().toLowerCase(Locale.ROOT);
        return issuer.claims(person.id(), person.tenantId(), role);
    }

    /** The same claims, so that only the signature tells the two tokens apart. */
    private static JWTClaimsSet later(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims).jwtID(UUID.randomUUID().toString()).build();
    }

    private String shared(JWTClaimsSet.Builder claims) {
        return issuer.sign(claims.build());
    }

    private String rsa(JWTClaimsSet.Builder claims) {
        return PublishedKeys.sign(claims.build(), issuer.keys().key(KeyType.RSA));
    }

    /** By the EC key, where the issuer has one. */
    private String second(JWTClaimsSet.Builder claims) {
        return PublishedKeys.sign(claims.build(), issuer.keys().any());
    }

    private static Credential bearer(String token) {
        return new Credential.Bearer(token);
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static Date ago(Duration time) {
        return Date.from(Instant.now().minus(time));
    }
}
