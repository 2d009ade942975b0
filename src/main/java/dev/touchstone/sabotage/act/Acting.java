package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A defect at work on the exchanges of one scenario: it does what its rules say, and remembers what
 * they need. Thread-safe.
 */
final class Acting implements Interference {

    private final List<Rule> rules;
    private final Credentials credentials;
    private final Memory memory;
    private final Map<Rule, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Set<When> seen = ConcurrentHashMap.newKeySet();
    private final boolean remembers;

    Acting(List<Rule> rules, Credentials credentials) {
        this.rules = rules;
        this.credentials = credentials;
        this.memory = new Memory(credentials);
        this.remembers = rules.stream().anyMatch(Rule::remembers);
        rules.forEach(rule -> counts.put(rule, new AtomicInteger()));
    }

    @Override
    public Handling of(Asked asked) {
        if (remembers) {
            memory.saw(asked);
        }
        List<Rule> fitting =
                rules.stream()
                        .filter(rule -> !rule.when().unread())
                        .filter(rule -> rule.when().fits(asked, credentials, memory))
                        .filter(rule -> isDue(rule.when().after()))
                        .toList();
        List<Rule> sure =
                fitting.stream()
                        .filter(rule -> rule.when().waitsForReply() || counts(rule))
                        .toList();
        return sure.isEmpty() && !remembers
                ? new Handling.Untouched(asked)
                : new Acted(asked, sure, this);
    }

    @Override
    public Optional<Told> toUnread(Asked begun) {
        return rules.stream()
                .filter(rule -> rule.when().unread() && rule.instead() != null)
                .filter(rule -> rule.when().fits(begun, credentials, memory))
                .findFirst()
                .map(rule -> rule.instead().told());
    }

    /** Whether this rule is for the exchange that is there now, by its number. */
    boolean counts(Rule rule) {
        return rule.when().counts(counts.get(rule).incrementAndGet());
    }

    private boolean isDue(When after) {
        return after == null || seen.contains(after);
    }

    /** An exchange has ended, and a rule may wait for such a one. */
    void saw(Asked asked, Told reply) {
        rules.stream()
                .map(rule -> rule.when().after())
                .filter(after -> after != null)
                .filter(after -> after.fits(asked, credentials, memory) && after.fits(reply))
                .forEach(seen::add);
    }

    Memory memory() {
        return memory;
    }

    Credentials credentials() {
        return credentials;
    }

    boolean remembers() {
        return remembers;
    }
}
