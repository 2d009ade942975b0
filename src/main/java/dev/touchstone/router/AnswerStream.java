package dev.touchstone.router;

import java.util.List;
import java.util.Optional;

/** An answer that is read while it is written. Used by one thread. */
public interface AnswerStream extends AutoCloseable {

    /** Reads on until the next event; empty when there is none any more. */
    Optional<StreamEvent> next();

    /** What was read so far, in the order of arrival. */
    List<StreamEvent> events();

    Ending ending();

    /** What the router said before the first event. */
    Trail trail();

    /** Goes away without a word, as a caller does whose connection is cut. */
    void hangUp();

    @Override
    void close();

    /** How a stream ended, whatever it said before. */
    enum Ending {
        OPEN("has not ended"),
        CLEAN("was ended by the router"),
        CUT("broke off inside"),
        SILENT("did not end in time"),
        TOO_LONG("was longer than anyone reads"),
        HUNG_UP("was left by the caller");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        /** Completes "the stream ...". */
        public String words() {
            return words;
        }
    }
}
