package dev.touchstone.router;

/**
 * What can be wrong about a token, one thing at a time. How each is made is the driver's to know.
 */
public enum Flaw {
    // AUTH-3: outside of its time
    EXPIRED("an expired token"),
    EXPIRED_PUBLISHED("an expired token of a published key"),
    NOT_YET_VALID("a token that is not valid yet"),
    NOT_YET_VALID_PUBLISHED("a token of a published key that is not valid yet"),
    // AUTH-4: not signed by the issuer
    OTHER_SECRET("a token that another secret signed"),
    UNSIGNED("a token that nobody signed"),
    SIGNATURE_LEFT_OUT("a token whose signature was left out"),
    CHANGED("a token that was changed after it was signed"),
    OTHER_ALGORITHM("a token signed with the secret by another algorithm"),
    OTHER_RSA_KEY("a token that a stranger signed under the name of a published RSA key"),
    OTHER_EC_KEY("a token that a stranger signed under the name of a published EC key"),
    CHANGED_PUBLISHED("a token of a published key that was changed after it was signed"),
    OTHER_ALGORITHM_PUBLISHED("a token signed with a published key by another algorithm"),
    PUBLIC_KEY_AS_SECRET("a token signed with the issuer's public key as a secret"),
    PUBLIC_KEY_BYTES_AS_SECRET(
            "a token signed with the bytes of the issuer's public key as a secret"),
    UNKNOWN_KEY("a token of an unknown key"),
    OWN_KEY("a token that brings its own key"),
    // AUTH-5: malformed, or shown in another way
    OTHER_SCHEME("a token under another scheme"),
    NO_SCHEME("a token under no scheme"),
    HALF("half a token"),
    NO_SIGNATURE_PART("a token of two parts"),
    BROKEN_BASE64("a token with characters that no token has"),
    NO_TOKEN("a word in place of a token"),
    TWO_TOKENS("two tokens one after the other"),
    TWO_TOKENS_IN_ONE("two tokens in one"),
    IN_THE_ADDRESS("a token in the address"),
    // AUTH-6: without a claim, or for somebody else
    NO_PERSON("a token without a person"),
    NO_TENANT("a token without a tenant"),
    NO_ROLE("a token without a role"),
    UNKNOWN_ROLE("a token of a role that there is not"),
    NO_AUDIENCE("a token without an audience"),
    NO_ISSUER("a token without an issuer"),
    NO_ISSUE_TIME("a token without a time of issue"),
    NO_EXPIRY("a token without an expiry"),
    OTHER_AUDIENCE("a token for another audience"),
    OTHER_AUDIENCES("a token for two other audiences"),
    OTHER_ISSUER("a token from another issuer"),
    OTHER_AUDIENCE_PUBLISHED("a token of a published key for another audience"),
    OTHER_ISSUER_PUBLISHED("a token of a published key from another issuer");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    /** Completes "with ... nobody is let in". */
    public String words() {
        return words;
    }
}
