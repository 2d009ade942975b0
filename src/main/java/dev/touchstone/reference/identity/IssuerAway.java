package dev.touchstone.reference.identity;

/** Whether a token is valid cannot be known now: the issuer's keys cannot be fetched. */
public final class IssuerAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IssuerAway(Throwable cause) {
        super("The issuer's keys cannot be fetched", cause);
    }
}
