package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;

/** How the reply to one request is passed on. */
interface Passing {

    /** Its head has come. */
    void begin(ByteBuf raw);

    /** Bytes of the body, out of their chunks. */
    void payload(ByteBuf piece);

    /** Bytes behind the head as they came. */
    void raw(ByteBuf bytes);

    /** The reply has ended in good order. */
    void end();

    /** Whether it has ended early, and how. */
    default Handling.Ending ending() {
        return Handling.Ending.GO_ON;
    }

    /** The caller gets the very bytes. */
    record AsItComes(Pair pair) implements Passing {

        @Override
        public void begin(ByteBuf raw) {
            pair.toCaller(raw.retainedSlice());
        }

        @Override
        public void payload(ByteBuf piece) {
            // they are among the raw bytes
        }

        @Override
        public void raw(ByteBuf bytes) {
            pair.toCaller(bytes.retainedSlice());
        }

        @Override
        public void end() {
            // the caller has seen it
        }
    }

    /** Nobody gets it. */
    record Dropped() implements Passing {

        @Override
        public void begin(ByteBuf raw) {
            // not wanted
        }

        @Override
        public void payload(ByteBuf piece) {
            // not wanted
        }

        @Override
        public void raw(ByteBuf bytes) {
            // not wanted
        }

        @Override
        public void end() {
            // the next request follows
        }
    }
}
