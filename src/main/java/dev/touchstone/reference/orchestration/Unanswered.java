package dev.touchstone.reference.orchestration;

/** A model gave no complete answer, so that there is none to the whole request. */
public final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    private final int call;

    /**
     * @param call which call of the request it was, from 1
     */
    public Unanswered(int call) {
        super("Call %d of the request was not answered in full".formatted(call));
        this.call = call;
    }

    /** Which call of the request it was, from 1. */
    public int call() {
        return call;
    }
}
