package dev.touchstone.sabotage.act;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One change of a stream.
 *
 * @param event which events: {@code any}, {@code done}, {@code error}, {@code usage}, {@code role},
 *     {@code content} or {@code finish}
 * @param nth only that one of them, from 1
 * @param from that one and all behind it
 * @param act what becomes of it; nothing but the changes when it is not said
 * @param change what is changed in its JSON
 * @param text an event that is put {@code BEFORE} or {@code AFTER} it, or {@code INSTEAD} of it, as
 *     it goes over the wire, without its empty line
 */
record EventChange(
        String event,
        Integer nth,
        Integer from,
        @JsonProperty("do") Act act,
        List<JsonChange> change,
        String text) {

    enum Act {
        CHANGE,
        DROP,
        TWICE,
        BEFORE,
        AFTER,
        INSTEAD,
        /** It is kept back until the next event comes. */
        LATE,
        /** It is kept back until the stream ends, and so is all behind it. */
        HOLD,
        /** The stream ends behind it, in good order. */
        END,
        /** The stream ends before it, in good order. */
        @JsonProperty("end-before")
        END_BEFORE,
        /** The connection breaks off behind it. */
        @JsonProperty("break-off")
        BREAK_OFF
    }

    /**
     * @throws IllegalArgumentException for an event that nobody knows, or a text that is missing
     */
    EventChange {
        act = act == null ? Act.CHANGE : act;
        change = change == null ? List.of() : List.copyOf(change);
        if (!List.of("any", "done", "error", "usage", "role", "content", "finish")
                .contains(event)) {
            throw new IllegalArgumentException(
                    "expected event: any, done, error, usage, role, content or finish, got "
                            + event);
        }
        if (List.of(Act.BEFORE, Act.AFTER, Act.INSTEAD).contains(act) && text == null) {
            throw new IllegalArgumentException("expected 'text' beside " + act + ", got nothing");
        }
    }

    boolean isFor(StreamedEvent happened) {
        JsonNode choice = happened.json().at("/choices/0");
        return switch (event) {
            case "done" -> happened.isDone();
            case "error" -> happened.json().hasNonNull("error");
            case "usage" -> happened.json().hasNonNull("usage");
            case "role" -> choice.at("/delta").hasNonNull("role");
            case "content" -> !choice.at("/delta/content").asText("").isEmpty();
            case "finish" -> choice.hasNonNull("finish_reason");
            default -> true;
        };
    }

    /** Whether the stream goes on behind it, and at once. */
    boolean leavesRoom() {
        return !List.of(Act.LATE, Act.HOLD, Act.END, Act.END_BEFORE, Act.BREAK_OFF).contains(act);
    }

    /** Whether the one of that number among them is meant. */
    boolean counts(int number) {
        return (nth == null || number == nth) && (from == null || number >= from);
    }
}
