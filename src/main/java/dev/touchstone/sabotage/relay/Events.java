package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts a stream behind its empty lines. A line ends with LF, CR or CRLF; no byte is lost or added.
 */
final class Events {

    private final Consumer<byte[]> events;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean lineIsEmpty = true;
    private boolean behindCr;

    /** An empty line has ended with a CR, to which an LF may still belong. */
    private boolean mayEnd;

    /** The line before the empty one has ended with a CR alone, so no LF is to be expected. */
    private boolean bare;

    Events(Consumer<byte[]> events) {
        this.events = events;
    }

    void read(ByteBuf in) {
        while (in.isReadable()) {
            read(in.readByte());
        }
        if (mayEnd && bare) {
            cut(true);
        }
    }

    private void read(byte next) {
        if (next == '\n' && behindCr) {
            begun.write(next);
            behindCr = false;
            if (mayEnd) {
                cut(false);
            }
            return;
        }
        if (mayEnd) {
            cut(false);
        }
        begun.write(next);
        if (next == '\n' && lineIsEmpty) {
            cut(false);
        } else if (next == '\r') {
            mayEnd = lineIsEmpty;
            bare = behindCr;
            behindCr = true;
            lineIsEmpty = true;
        } else {
            lineIsEmpty = next == '\n';
            behindCr = false;
        }
    }

    private void cut(boolean cr) {
        byte[] event = begun.toByteArray();
        begun.reset();
        mayEnd = false;
        behindCr = cr;
        lineIsEmpty = true;
        events.accept(event);
    }

    /** What stands behind the last empty line. */
    byte[] rest() {
        return begun.toByteArray();
    }
}
