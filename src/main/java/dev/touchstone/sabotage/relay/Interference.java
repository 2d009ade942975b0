package dev.touchstone.sabotage.relay;

import java.util.Optional;

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

    /**
     * A request is about to be passed on without being waited for: too long, or without an end.
     *
     * @param begun the request without its body
     * @return what is told to the caller in place of that; the connection is closed then
     */
    default Optional<Told> toUnread(Asked begun) {
        return Optional.empty();
    }
}
