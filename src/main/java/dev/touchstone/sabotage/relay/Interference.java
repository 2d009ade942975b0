package dev.touchstone.sabotage.relay;

/** Decides what becomes of each exchange that passes a relay. Thread-safe. */
public interface Interference {

    /** Nothing is changed. */
    Interference NONE = asked -> new Handling.Untouched(asked);

    /**
     * A request has arrived in full.
     *
     * @return what is done with it and with its reply, for this one exchange
     */
    Handling of(Asked asked);
}
