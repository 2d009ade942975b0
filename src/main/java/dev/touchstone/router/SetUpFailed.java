package dev.touchstone.router;

/** What a scenario needs before it can begin could not be made; the message says what to change. */
public final class SetUpFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetUpFailed(String message) {
        super(message);
    }
}
