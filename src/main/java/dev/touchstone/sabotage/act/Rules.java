package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.sabotage.relay.Interference;
import java.util.List;

/** What a defect does to exchanges: rules, as they stand in the catalogue. */
public final class Rules {

    private static final ObjectMapper YAML = Notation.reader().build();

    private final List<Rule> all;

    private Rules(List<Rule> all) {
        this.all = List.copyOf(all);
    }

    @JsonCreator
    static Rules of(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Rule> all) {
        return new Rules(all);
    }

    /**
     * Rules as the catalogue writes them.
     *
     * @throws IllegalArgumentException when they are none
     */
    static Rules read(String yaml) {
        try {
            return YAML.readValue(yaml, Rules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected rules, got " + yaml, e);
        }
    }

    /** Leaves a mark on such exchanges. */
    public static Rules marking(List<When> exchanges) {
        return new Rules(exchanges.stream().map(Rule::marking).toList());
    }

    /** Whether some of them are for what passes before one engine. */
    public boolean nameAnEngine() {
        return all.stream().anyMatch(rule -> rule.when().engine() != null);
    }

    /** Those for what passes before this engine. */
    public Rules before(String engine) {
        return new Rules(all.stream().filter(rule -> rule.when().isBefore(engine)).toList());
    }

    /**
     * Whether who watches a healthy system sees all that they are for: not when there are none, and
     * not what passes a relay unread.
     */
    public boolean canBeSeen() {
        return !all.isEmpty() && all.stream().noneMatch(rule -> rule.when().unread());
    }

    /**
     * Whether they change an exchange here and there, and no more: there is a request, a reply and
     * an end of it as there was without them, for others to change as well.
     */
    public boolean leaveRoom() {
        return all.stream().allMatch(Rule::leavesRoom);
    }

    /** Applied afresh: it remembers nothing yet. */
    public Interference applied(Credentials credentials) {
        return new Acting(all, credentials);
    }
}
