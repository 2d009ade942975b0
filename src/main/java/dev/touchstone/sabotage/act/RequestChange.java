package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a rule does to a request. */
final class RequestChange {

    private final Memory memory;
    private final Credentials credentials;

    RequestChange(Memory memory, Credentials credentials) {
        this.memory = memory;
        this.credentials = credentials;
    }

    Asked of(Rule rule, Asked asked) {
        Asked changed = asked;
        if (rule.target() != null) {
            changed =
                    new Asked(
                            asked.method(),
                            Texts.replaced(
                                    asked.target(), rule.target().found(), rule.target().to()),
                            asked.headers(),
                            asked.body());
        }
        if (!rule.send().isEmpty()) {
            changed = changed.with(Documents.changed(changed.body(), rule.send()));
        }
        if (!rule.sendHeaders().isEmpty()) {
            changed = changed.with(Rule.with(changed.headers(), rule.sendHeaders()));
        }
        return rule.as() == null ? changed : as(rule.as(), changed);
    }

    /** The request with the token of somebody else, or as it is when there is none. */
    Asked as(Rule.As as, Asked asked) {
        Optional<String> token = whose(as.who() == null ? Rule.As.Who.SELF : as.who(), asked);
        return token.map(found -> claiming(as, found))
                .map(
                        found ->
                                Rule.with(
                                        asked.headers(),
                                        Map.of("Authorization", "Bearer " + found)))
                .map(asked::with)
                .orElse(asked);
    }

    private Optional<String> whose(Rule.As.Who who, Asked asked) {
        return switch (who) {
            case SELF -> Credentials.token(asked);
            case OWNER -> memory.owner(asked);
            case ADMIN -> memory.admin(asked);
            case STRANGER -> memory.stranger(asked);
            case KNOWN -> memory.known(asked);
        };
    }

    private String claiming(Rule.As as, String token) {
        Optional<Map<String, Object>> there = credentials.claims(token);
        if (as.claims() == null || there.isEmpty()) {
            return token;
        }
        Map<String, Object> claims = new HashMap<>(there.get());
        as.claims().forEach((name, value) -> claims.put(name, meant(value)));
        return credentials.signedAnew(token, claims);
    }

    private static Object meant(String value) {
        return value.matches("[+-]\\d+")
                ? Instant.now().getEpochSecond() + Long.parseLong(value)
                : value;
    }
}
