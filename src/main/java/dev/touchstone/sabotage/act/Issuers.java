package dev.touchstone.sabotage.act;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The tokens of several issuers, of whom one after the other becomes known: each router of a
 * scenario may have its own. Thread-safe.
 */
public final class Issuers implements Credentials {

    /** The last known first. */
    private final List<Credentials> known = new CopyOnWriteArrayList<>();

    /** The tokens of a scenario are few, and many defects look at each of them. */
    private final Map<String, Boolean> genuine = new ConcurrentHashMap<>();

    private final Map<String, Optional<Map<String, Object>>> claims = new ConcurrentHashMap<>();

    /** One more. */
    public void add(Credentials issuer) {
        known.add(0, issuer);
        genuine.clear();
        claims.clear();
    }

    @Override
    public boolean isGenuine(String token) {
        return genuine.computeIfAbsent(
                token, any -> known.stream().anyMatch(issuer -> issuer.isGenuine(token)));
    }

    @Override
    public Optional<Map<String, Object>> claims(String token) {
        return claims.computeIfAbsent(
                token,
                any -> known.stream().flatMap(issuer -> issuer.claims(token).stream()).findFirst());
    }

    @Override
    public Optional<Map<String, Object>> head(String token) {
        return known.stream().flatMap(issuer -> issuer.head(token).stream()).findFirst();
    }

    /** Of the last known, when none has signed the token. */
    @Override
    public String signedAnew(String token, Map<String, Object> claims) {
        return known.stream()
                .filter(issuer -> issuer.isGenuine(token))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElse(UNKNOWN)
                .signedAnew(token, claims);
    }
}
