package dev.touchstone.sabotage.act;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a caller could look at: one place of the replies to one operation.
 *
 * @param operation method and path, ids as {@code *}
 * @param place a JSON pointer in which {@code *} is every item, a header, or a kind of event
 */
public record Observation(String operation, int status, Sort sort, String place)
        implements Comparable<Observation> {

    /** What is there. */
    public enum Sort {
        TEXT,
        /** A number that is written as a text. */
        DECIMAL,
        NUMBER,
        /** A number that is zero already. */
        ZERO,
        TRUE,
        FALSE,
        LIST,
        /** A list of different items, in an order. */
        ORDER,
        OBJECT,
        NOTHING,
        HEADER,
        EVENT
    }

    static final String STREAM = " (stream)";

    @Override
    public int compareTo(Observation other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "%s %d %s".formatted(operation, status, place);
    }

    /** The ways in which it is perturbed, by a word for each. */
    public Map<String, Rules> perturbed() {
        Map<String, Rules> ways = new LinkedHashMap<>();
        written().forEach((word, rule) -> ways.put(word, Rules.read(rule)));
        return ways;
    }

    private Map<String, String> written() {
        return switch (sort) {
            case HEADER ->
                    Map.of(
                            "dropped", rule("headers: {%s: ''}".formatted(place)),
                            "changed", rule("headers: {%s: other}".formatted(place)));
            case EVENT ->
                    Map.of(
                            "dropped", event("drop"),
                            "told twice", event("twice"),
                            "told late", event("late"));
            case LIST ->
                    Map.of(
                            "dropped", change("remove: %s"),
                            "without its first", change("drop: %s"),
                            "its first twice", change("repeat: %s"));
            case ORDER -> Map.of("reversed", change("reverse: %s"));
            case DECIMAL ->
                    Map.of(
                            "dropped", change("remove: %s"),
                            "a little more", change("add: %s, by: 0.0000001"),
                            "zero", change("set: %s, to: '0'"));
            case TEXT ->
                    Map.of(
                            "dropped", change("remove: %s"),
                            "another text", change("set: %s, to: other"));
            case NUMBER ->
                    Map.of(
                            "dropped", change("remove: %s"),
                            "one more", change("add: %s, by: 1"),
                            "zero", change("set: %s, to: 0"));
            case ZERO ->
                    Map.of("dropped", change("remove: %s"), "one more", change("add: %s, by: 1"));
            case TRUE ->
                    Map.of("dropped", change("remove: %s"), "false", change("set: %s, to: false"));
            case FALSE ->
                    Map.of("dropped", change("remove: %s"), "true", change("set: %s, to: true"));
            case OBJECT -> Map.of("dropped", change("remove: %s"));
            case NOTHING -> Map.of("something", change("set: %s, to: other"));
        };
    }

    private String change(String what) {
        String change = "{" + what.formatted("\"" + place + "\"") + "}";
        return rule(
                isStreamed()
                        ? "events: [{event: any, change: [%s]}]".formatted(change)
                        : "reply: [%s]".formatted(change));
    }

    private String event(String act) {
        return rule("events: [{event: %s, do: %s}]".formatted(place, act));
    }

    private boolean isStreamed() {
        return operation.endsWith(STREAM);
    }

    /** A rule as the catalogue writes it. */
    private String rule(String effect) {
        String type = isStreamed() ? "event-stream" : "^(?!text/event-stream)";
        return "[{when: {ask: '%s', status: %d, headers: {Content-Type: '%s'}}, %s}]"
                .formatted(operation.replace(STREAM, ""), status, type, effect);
    }
}
