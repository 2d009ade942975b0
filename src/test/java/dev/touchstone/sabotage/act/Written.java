package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.sabotage.relay.Asked;
import dev.touchstone.sabotage.relay.Field;
import dev.touchstone.sabotage.relay.Handling;
import dev.touchstone.sabotage.relay.Handling.Manner;
import dev.touchstone.sabotage.relay.Interference;
import dev.touchstone.sabotage.relay.Told;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rules as the catalogue writes them, at work on exchanges that nobody sends. */
final class Written {

    private static final ObjectMapper YAML = Notation.reader().build();

    private Written() {}

    static Interference rules(String yaml) {
        return rules(yaml, Credentials.UNKNOWN);
    }

    static Interference rules(String yaml, Credentials credentials) {
        return parsed(yaml, Rules.class).applied(credentials);
    }

    static <T> T parsed(String yaml, Class<T> type) {
        try {
            return YAML.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    static JsonNode json(String text) {
        return Documents.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Asked asked(String method, String target, String body, Field... headers) {
        return new Asked(method, target, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    static Told told(int status, String body) {
        return new Told(
                status,
                List.of(new Field("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** What the caller gets when the router gives that. */
    static Told reply(Handling handling, Told given) {
        return handling.manner(given) == Manner.AS_A_WHOLE ? handling.whole(given) : given;
    }

    static String body(Told told) {
        return new String(told.body(), StandardCharsets.UTF_8);
    }

    /** What the caller gets of a stream of such events, and how it ends. */
    static List<String> stream(Interference rules, String... events) {
        Handling handling = rules.of(asked("POST", "/v1/chat/completions", "{\"stream\":true}"));
        Told head =
                new Told(200, List.of(new Field("content-type", "text/event-stream")), new byte[0]);
        List<String> seen = new ArrayList<>();
        if (handling.manner(head) != Manner.BY_EVENTS) {
            return List.of(events);
        }
        for (String event : events) {
            Handling.Passed passed =
                    handling.event((event + "\n\n").getBytes(StandardCharsets.UTF_8));
            passed.events().forEach(bytes -> seen.add(text(bytes)));
            if (passed.ending() != Handling.Ending.GO_ON) {
                seen.add(passed.ending().name());
                return seen;
            }
        }
        handling.last().forEach(bytes -> seen.add(text(bytes)));
        return seen;
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8).strip();
    }
}
