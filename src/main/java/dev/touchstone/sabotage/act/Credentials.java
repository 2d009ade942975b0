package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Field;
import java.util.Map;
import java.util.Optional;

/** The tokens of issuers whose keys are at hand: a wrong router need not look at them. */
public interface Credentials {

    /** An issuer of whom nothing is known: every token is genuine, and none can be made. */
    Credentials UNKNOWN =
            new Credentials() {
                @Override
                public boolean isGenuine(String token) {
                    return true;
                }

                @Override
                public Optional<Map<String, Object>> claims(String token) {
                    return Optional.empty();
                }

                @Override
                public Optional<Map<String, Object>> head(String token) {
                    return Optional.empty();
                }

                @Override
                public String signedAnew(String token, Map<String, Object> claims) {
                    throw new IllegalStateException(
                            "this issuer's key is unknown, so that nothing can be signed for it");
                }
            };

    boolean isGenuine(String token);

    /** What a token says, whoever signed it; empty for what is no token. */
    Optional<Map<String, Object>> claims(String token);

    /** What a token's first part says about how it was signed. */
    Optional<Map<String, Object>> head(String token);

    /**
     * A genuine token in place of this one.
     *
     * @param claims what it says; times are in seconds
     */
    String signedAnew(String token, Map<String, Object> claims);

    /** The token of a request. */
    static Optional<String> token(Asked asked) {
        return asked.headers().stream()
                .filter(field -> field.isCalled("Authorization"))
                .map(Field::value)
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .findFirst();
    }

    /** What kind of token a request has. */
    default When.Bearer kind(Asked asked) {
        if (asked.headers().stream().noneMatch(field -> field.isCalled("Authorization"))) {
            return When.Bearer.NONE;
        }
        Optional<String> token = token(asked).filter(text -> claims(text).isPresent());
        if (token.isEmpty()) {
            return When.Bearer.OTHER;
        }
        return isGenuine(token.get()) ? When.Bearer.GENUINE : When.Bearer.FORGED;
    }

    /**
     * What the request's token says; an empty text where it says nothing.
     *
     * @param name {@code head.alg} is about its first part
     */
    default String claim(Asked asked, String name) {
        boolean isHead = name.startsWith("head.");
        return token(asked)
                .flatMap(isHead ? this::head : this::claims)
                .map(claims -> claims.get(isHead ? name.substring(5) : name))
                .map(Object::toString)
                .orElse("");
    }
}
