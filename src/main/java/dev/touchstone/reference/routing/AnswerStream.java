package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Where the chunks of a stream go. Nothing is sent before the engine's first token has come. */
public interface AnswerStream {
    /**
     * The next attempt begins; the answer will say who gave it.
     *
     * @param deployment the engine that is asked
     * @param attempts how many engines have been asked, this one included
     */
    void attempt(String deployment, int attempts);

    /** The first token is there: from now on the answer cannot be taken back. */
    void open();

    /**
     * Passes a chunk on at once.
     *
     * @throws IOException when the caller is gone
     */
    void send(ObjectNode chunk) throws IOException;
}
