package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Told;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a wrong router remembers of the exchanges of one scenario. */
final class Memory {

    private final Credentials credentials;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Told> first = new HashMap<>();
    private final Map<String, List<Heard>> last = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private final Set<String> welcome = new HashSet<>();

    private record Heard(String token, Told reply) {}

    Memory(Credentials credentials) {
        this.credentials = credentials;
    }

    synchronized void saw(Asked asked) {
        genuine(asked).filter(token -> !tokens.contains(token)).ifPresent(tokens::add);
    }

    synchronized void heard(Asked asked, Told reply) {
        if (reply.status() >= 300) {
            return;
        }
        genuine(asked)
                .ifPresent(
                        token -> {
                            welcome.add(token);
                            if (isOfATenant(token)) {
                                Ids.in(reply.body()).forEach(id -> owners.putIfAbsent(id, token));
                            }
                            last.computeIfAbsent(operation(asked), any -> new ArrayList<>())
                                    .add(new Heard(token, reply));
                        });
        first.putIfAbsent(asked.method() + " " + asked.target(), reply);
    }

    /** Whether somebody was let in with this very token. */
    synchronized boolean welcomed(Asked asked) {
        return Credentials.token(asked).filter(welcome::contains).isPresent();
    }

    /** The first reply to the very same request, whoever sent it. */
    synchronized Optional<Told> sameTarget(Asked asked) {
        return Optional.ofNullable(first.get(asked.method() + " " + asked.target()));
    }

    /** The reply that somebody else got last to such a request. */
    synchronized Optional<Told> previous(Asked asked) {
        String mine = Credentials.token(asked).orElse("");
        List<Heard> all = last.getOrDefault(operation(asked), List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).token().equals(mine)) {
                return Optional.of(all.get(i).reply());
            }
        }
        return Optional.empty();
    }

    /**
     * Who of another tenant was the first to be told of something that the target or the body
     * names.
     */
    synchronized Optional<String> owner(Asked asked) {
        String tenant = credentials.claim(asked, "tenant_id");
        String said = asked.target() + " " + new String(asked.body(), StandardCharsets.UTF_8);
        return Ids.in(said).stream()
                .filter(owners::containsKey)
                .map(owners::get)
                .filter(token -> !claim(token, "tenant_id").equals(tenant))
                .findFirst();
    }

    /** Somebody of another tenant, seen last. */
    synchronized Optional<String> stranger(Asked asked) {
        String tenant = credentials.claim(asked, "tenant_id");
        return newest(token -> !tenant.equals(claim(token, "tenant_id")));
    }

    /** The admin of the same tenant who was seen first. */
    synchronized Optional<String> admin(Asked asked) {
        String tenant = credentials.claim(asked, "tenant_id");
        return tokens.stream()
                .filter(token -> claim(token, "role").equals("admin"))
                .filter(token -> claim(token, "tenant_id").equals(tenant))
                .findFirst();
    }

    /** Whoever was seen last, but for the token that is shown now. */
    synchronized Optional<String> known(Asked asked) {
        String mine = Credentials.token(asked).orElse("");
        return newest(token -> !token.equals(mine));
    }

    private Optional<String> newest(java.util.function.Predicate<String> wanted) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            String token = tokens.get(i);
            if (isOfATenant(token) && wanted.test(token)) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    private boolean isOfATenant(String token) {
        return !claim(token, "role").equals("platform_admin");
    }

    private String claim(String token, String name) {
        return credentials
                .claims(token)
                .map(claims -> claims.get(name))
                .map(Object::toString)
                .orElse("");
    }

    private Optional<String> genuine(Asked asked) {
        return Credentials.token(asked).filter(credentials::isGenuine);
    }

    private static String operation(Asked asked) {
        return asked.method() + " " + Ids.masked(asked.target());
    }
}
