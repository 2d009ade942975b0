package dev.touchstone.stack;

/** The system could not be started; the message says what was missing and what changes it. */
public final class StackFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackFailed(String message) {
        super(message);
    }

    public StackFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
