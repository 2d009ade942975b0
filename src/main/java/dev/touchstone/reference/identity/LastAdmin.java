package dev.touchstone.reference.identity;

/** A change that would leave a tenant without anybody who may manage it; nothing was changed. */
public final class LastAdmin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastAdmin() {
        super("The tenant needs an active admin, and this is the last one");
    }
}
