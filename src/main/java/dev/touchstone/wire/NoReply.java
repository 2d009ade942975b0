package dev.touchstone.wire;

/**
 * No complete reply came.
 *
 * @param kind what happened
 * @param what one sentence: where, what happened, and which setting changes it
 */
public record NoReply(Kind kind, String what) implements Received, Opened {

    /** Why there is no reply. */
    public enum Kind {
        /** Nobody accepted the connection. */
        UNREACHABLE,
        /** The connection broke before the reply was complete. */
        BROKEN_OFF,
        /** The deadline passed. */
        TIMED_OUT
    }
}
