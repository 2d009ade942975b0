package dev.touchstone.sabotage.act;

import dev.touchstone.sabotage.relay.Field;
import dev.touchstone.sabotage.relay.Told;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What becomes of some exchanges. All that is said is done, the request first.
 *
 * @param when which exchanges; all when it is not said
 * @param send changes of the request's JSON
 * @param sendHeaders headers of the request that are set; an empty text removes one
 * @param target a change of path and query
 * @param as whose token is sent
 * @param firstAs it is sent with this token before, and what is said to that is told to nobody
 * @param twice the same request is sent twice, and the second reply is told
 * @param instead this reply is told, and nothing is asked
 * @param delay so many seconds pass before anything is asked
 * @param status the reply's status becomes this
 * @param headers headers of the reply that are set; an empty text removes one
 * @param reply changes of the reply's JSON
 * @param text changes of the reply's body as a text
 * @param body the reply's body becomes this text
 * @param recall the first reply to such a request is told once more: {@code TARGET}, whoever asked
 *     for the same; {@code PREVIOUS}, the reply that went to somebody else before
 * @param events changes of a stream
 * @param staysOn a caller who hangs up is not noticed
 */
record Rule(
        When when,
        List<JsonChange> send,
        Map<String, String> sendHeaders,
        Swap target,
        As as,
        As firstAs,
        boolean twice,
        Instead instead,
        BigDecimal delay,
        Integer status,
        Map<String, String> headers,
        List<JsonChange> reply,
        List<Swap> text,
        String body,
        Recall recall,
        List<EventChange> events,
        boolean staysOn) {

    /** What is found by a regular expression becomes something else. */
    record Swap(String found, String to) {}

    /** A reply that nobody gave. */
    record Instead(int status, Map<String, String> headers, String body) {

        Instead {
            headers = headers == null ? Map.of() : Map.copyOf(headers);
            body = body == null ? "" : body;
        }

        Told told() {
            return new Told(
                    status, with(List.of(), headers), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Whose token is sent.
     *
     * @param who {@code SELF} with other claims, {@code OWNER} of another tenant's thing that the
     *     path or the body names, {@code STRANGER} of another tenant who was seen last, {@code
     *     ADMIN} of the own tenant who was seen first, {@code KNOWN} whoever else was seen last
     * @param claims that are set, in a token that is signed anew; a number such as {@code "+60"} is
     *     a time from now
     */
    record As(Who who, Map<String, String> claims) {
        enum Who {
            SELF,
            OWNER,
            STRANGER,
            ADMIN,
            KNOWN
        }
    }

    enum Recall {
        TARGET,
        PREVIOUS
    }

    Rule {
        when = when == null ? When.ALWAYS : when;
        boolean asksOtherwise =
                send != null
                        || sendHeaders != null
                        || target != null
                        || as != null
                        || firstAs != null
                        || twice
                        || instead != null
                        || delay != null;
        if (when.waitsForReply() && asksOtherwise) {
            throw new IllegalArgumentException(
                    "a rule that waits for the reply (status, got, headers) cannot change the request");
        }
        send = send == null ? List.of() : List.copyOf(send);
        sendHeaders = sendHeaders == null ? Map.of() : Map.copyOf(sendHeaders);
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        reply = reply == null ? List.of() : List.copyOf(reply);
        text = text == null ? List.of() : List.copyOf(text);
        events = events == null ? List.of() : List.copyOf(events);
    }

    /**
     * It leaves a mark on these exchanges, and changes nothing else: on the request where that
     * decides, for some callers hang up before there is a reply.
     */
    static Rule marking(When when) {
        Map<String, String> mark = Map.of("x-reached", "yes");
        return new Rule(
                when,
                null,
                when.waitsForReply() ? null : mark,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                when.waitsForReply() ? mark : null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    Duration kept() {
        return delay == null
                ? Duration.ZERO
                : Duration.ofMillis(delay.movePointRight(3).longValue());
    }

    /** Whether it does something to a reply that is read in full. */
    boolean changesReplies() {
        return status != null
                || body != null
                || recall != null
                || !(headers.isEmpty() && reply.isEmpty() && text.isEmpty());
    }

    /** Whether replies must be known to it, changed or not. */
    boolean remembers() {
        return recall != null
                || as != null
                || firstAs != null
                || when.welcome()
                || when.foreign()
                || when.after() != null
                || quotesOthers();
    }

    /** Whether it changes parts of an exchange, and neither takes it away nor holds it up. */
    boolean leavesRoom() {
        boolean asked = target != null || as != null || firstAs != null || instead != null;
        boolean told = status != null || body != null || recall != null || !text.isEmpty();
        return !(asked || told || twice || staysOn || delay != null)
                && !when.unread()
                && events.stream().allMatch(EventChange::leavesRoom);
    }

    private boolean quotesOthers() {
        return text.stream().anyMatch(swap -> swap.to().contains("<known>"));
    }

    /** These headers with others set or removed. */
    static List<Field> with(List<Field> there, Map<String, String> changes) {
        List<Field> fields = new ArrayList<>(there);
        changes.forEach(
                (name, value) -> {
                    fields.removeIf(field -> field.isCalled(name));
                    if (!value.isEmpty()) {
                        fields.add(new Field(name, value));
                    }
                });
        return fields;
    }
}
