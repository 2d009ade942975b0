package dev.touchstone.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a link does with the bytes that it carries. */
sealed interface LinkCondition {

    /**
     * Passes a piece on.
     *
     * @param back whether it goes back to who opened the connection
     * @param before how many bytes this connection has carried in this direction
     * @throws IOException when the connection ends here
     */
    void pass(byte[] piece, int length, OutputStream out, boolean back, long before)
            throws IOException;

    /** Everything arrives, at once. */
    record Clear() implements LinkCondition {
        @Override
        public void pass(byte[] piece, int length, OutputStream out, boolean back, long before)
                throws IOException {
            out.write(piece, 0, length);
        }
    }

    /** Nothing arrives. */
    record Swallowing() implements LinkCondition {
        @Override
        public void pass(byte[] piece, int length, OutputStream out, boolean back, long before) {
            // nothing arrives
        }
    }

    /** Everything arrives later. */
    record Late(Duration delay) implements LinkCondition {
        @Override
        public void pass(byte[] piece, int length, OutputStream out, boolean back, long before)
                throws IOException {
            LockSupport.parkNanos(delay.toNanos());
            out.write(piece, 0, length);
        }
    }

    /** What goes back arrives byte by byte. */
    record Trickling(Duration pause) implements LinkCondition {
        @Override
        public void pass(byte[] piece, int length, OutputStream out, boolean back, long before)
                throws IOException {
            if (!back) {
                out.write(piece, 0, length);
                return;
            }
            for (int i = 0; i < length; i++) {
                out.write(piece[i]);
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /** So many bytes go back, and the connection ends. */
    record Breaking(int bytes) implements LinkCondition {
        @Override
        public void pass(byte[] piece, int length, OutputStream out, boolean back, long before)
                throws IOException {
            if (!back || before + length < bytes) {
                out.write(piece, 0, length);
                return;
            }
            out.write(piece, 0, (int) Math.max(0, bytes - before));
            throw new IOException("the link breaks here");
        }
    }
}
