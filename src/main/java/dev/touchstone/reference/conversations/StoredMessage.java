package dev.touchstone.reference.conversations;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A message of a conversation. */
public record StoredMessage(
        UUID id, String role, String content, Status status, Instant createdAt) {

    /** What became of a message. */
    public enum Status {
        /** A question whose answer is under way. */
        PENDING,
        /** A question that was answered, or an answer. */
        COMPLETE,
        /** A question that was not answered in full; the engine is never shown it again. */
        FAILED;

        /** The name used in JSON and in the database. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status labelled(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }
}
