package dev.touchstone.stack;

import java.util.Map;

/**
 * The system could not be started, or has ended in the middle of a run; the message says what was
 * missing and what changes it.
 */
public final class StackFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> logs;

    public StackFailed(String message) {
        this(message, Map.of());
    }

    public StackFailed(String message, Throwable cause) {
        super(message, cause);
        this.logs = Map.of();
    }

    /**
     * @param logs all that its parts have written, by the name of the part
     */
    public StackFailed(String message, Map<String, String> logs) {
        super(message);
        this.logs = Map.copyOf(logs);
    }

    /** All that the parts of the system have written until then, by the name of the part. */
    public Map<String, String> logs() {
        return logs == null ? Map.of() : logs;
    }
}
