package dev.touchstone.sabotage.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is done with one exchange. Its methods are called in the order of the exchange, never two at
 * a time.
 */
public interface Handling {

    /** How a reply is passed on. */
    enum Manner {
        /** As it comes, byte for byte and without waiting. */
        AS_IT_COMES,
        /** When it is there in full; {@link #whole} may change it. */
        AS_A_WHOLE,
        /** Event by event; {@link #event} may change each. */
        BY_EVENTS
    }

    /** What follows an event. */
    enum Ending {
        GO_ON,
        /** The reply ends here in good order, and the upstream is left. */
        END,
        /** The connection breaks off here, without the end that HTTP wants. */
        BREAK_OFF
    }

    /**
     * @param events each with the empty line that ends it; they are sent at once
     */
    record Passed(List<byte[]> events, Ending ending) {
        public Passed {
            events = List.copyOf(events);
        }
    }

    /**
     * What is asked upstream, one after the other. The caller gets the reply to the last; those
     * before it are read to their end first. Empty: nothing is asked, see {@link #instead}.
     */
    List<Asked> sent();

    /** The reply when nothing is asked upstream. */
    default Optional<Told> instead() {
        return Optional.empty();
    }

    /** How long the request is kept back before anything is asked. */
    default Duration delay() {
        return Duration.ZERO;
    }

    /**
     * The reply to the last request begins.
     *
     * @param head without a body
     */
    Manner manner(Told head);

    /** The head of a reply that is passed by events; its length is never told. */
    default Told head(Told head) {
        return head;
    }

    /** A reply that was read in full. */
    default Told whole(Told reply) {
        return reply;
    }

    /**
     * One event with all its lines and the empty line behind them. What stands behind the last
     * empty line when the reply ends is handed over as it is.
     */
    default Passed event(byte[] event) {
        return new Passed(List.of(event), Ending.GO_ON);
    }

    /** What comes behind the last event, when the reply has ended in good order. */
    default List<byte[]> last() {
        return List.of();
    }

    /** Whether the upstream is left when the caller hangs up; otherwise it is read to its end. */
    default boolean hangsUp() {
        return true;
    }

    /** One that changes nothing. */
    record Untouched(Asked asked) implements Handling {

        @Override
        public List<Asked> sent() {
            return List.of(asked);
        }

        @Override
        public Manner manner(Told head) {
            return Manner.AS_IT_COMES;
        }
    }
}
