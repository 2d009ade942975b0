package dev.touchstone.engine;

import dev.touchstone.engine.Tokenizer.Piece;
import io.netty.channel.ChannelFuture;

/** How an answer's tokens become bytes: as a stream or as one JSON document. */
interface AnswerWriter {

    /** The wait for the first byte is over. */
    void open();

    /** A piece was generated. {@code last} says that it carries the finish reason. */
    void piece(Piece piece, int tokensSoFar, boolean last);

    /** What was written until now leaves the engine. */
    void flush();

    /** All was generated: the proper end. */
    ChannelFuture finish(int tokens);

    /**
     * The script's fault. Writes {@link StreamBreak.Way#MALFORMED_THEN_CONTINUED} only where an
     * answer can go on behind it.
     *
     * @return whether the answer goes on
     */
    boolean breakOff(StreamBreak fault, int tokens);
}
