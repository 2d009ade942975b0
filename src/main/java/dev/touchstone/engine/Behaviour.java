package dev.touchstone.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;

/**
 * What an engine does with one request. Everything but an {@link Answer} happens before the request
 * is looked at, as if a proxy or the network stood in front of the engine.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Behaviour.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = Behaviour.Reset.class, name = "reset"),
    @JsonSubTypes.Type(value = Behaviour.Silence.class, name = "silence")
})
public sealed interface Behaviour
        permits Answer, Behaviour.Reply, Behaviour.Reset, Behaviour.Silence {

    /**
     * Whether it is more than a break or a delay: a model's own words, counts or spelling. A real
     * model follows no such script.
     */
    default boolean hasWords() {
        return false;
    }

    /**
     * Any status, headers and body, the same for JSON and stream requests.
     *
     * @param status 200 to 599; from 400 on the journal says {@code refused}
     * @param headers sent as they are, on top of {@code content-type: application/json}
     * @param body sent as UTF-8; null is empty
     * @param afterMs wait before the first byte, in milliseconds
     */
    record Reply(int status, Map<String, String> headers, String body, long afterMs)
            implements Behaviour {

        /**
         * @throws IllegalArgumentException when the status is no final one
         */
        public Reply {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status: expected 200 to 599, got " + status);
            }
            Scripted.notNegative("after_ms", afterMs);
            headers = headers == null ? Map.of() : Map.copyOf(headers);
            body = body == null ? "" : body;
        }

        /** The same with one header more, or another value for it. */
        public Reply header(String name, String value) {
            Map<String, String> more = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            more.putAll(headers);
            more.put(name, value);
            return new Reply(status, more, body, afterMs);
        }

        /** The same after a wait. */
        public Reply after(Duration wait) {
            return new Reply(status, headers, body, wait.toMillis());
        }
    }

    /**
     * The connection is reset (RST) before any byte.
     *
     * @param afterMs wait before it, in milliseconds
     */
    record Reset(long afterMs) implements Behaviour {

        /**
         * @throws IllegalArgumentException when the wait is negative
         */
        public Reset {
            Scripted.notNegative("after_ms", afterMs);
        }
    }

    /**
     * The request is taken and never answered; the connection stays open until the caller leaves.
     */
    record Silence() implements Behaviour {}

    /** Answers this text. */
    static Answer answer(String text) {
        return new Answer(text, null, false, null, null, null, null, null);
    }

    /** Repeats the prompt, as without a script. */
    static Answer echo() {
        return answer(null);
    }

    /** Answers a status with a body. */
    static Reply reply(int status, String body) {
        return new Reply(status, Map.of(), body, 0);
    }

    /** Answers an error in vLLM's shape: status, type and message. */
    static Reply error(int status, String type, String message) {
        return reply(status, new EngineError(status, type, null, message).json().toString());
    }

    /** Resets the connection before any byte. */
    static Reset reset() {
        return new Reset(0);
    }

    /** Never answers. */
    static Silence silence() {
        return new Silence();
    }
}
