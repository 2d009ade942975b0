package dev.touchstone.reference.identity;

/** A request that is refused for who sent it. The message can be shown to the caller. */
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why: the token proves nothing, or it proves someone who may not. */
    public enum Reason {
        NO_VALID_TOKEN,
        NOT_ALLOWED
    }

    private final Reason reason;

    private AccessRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static AccessRefused noValidToken(String message) {
        return new AccessRefused(Reason.NO_VALID_TOKEN, message);
    }

    static AccessRefused notAllowed(String message) {
        return new AccessRefused(Reason.NOT_ALLOWED, message);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
