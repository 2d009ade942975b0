package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Finds the end of one body in the bytes of a connection (RFC 9112, section 6.3). */
final class Body {

    private static final int LONGEST_LINE = 16 << 10;
    private static final long WITHOUT_END = -1;

    private enum State {
        SIZE,
        DATA,
        AFTER_DATA,
        TRAILER,
        ENDED
    }

    private final boolean chunked;
    private final StringBuilder line = new StringBuilder();
    private State state;
    private long left;

    private Body(boolean chunked, long left) {
        this.chunked = chunked;
        this.left = left;
        this.state = chunked ? State.SIZE : left == 0 ? State.ENDED : State.DATA;
    }

    /** A body that is told in two ways is none that a relay can be sure of. */
    static Body ofRequest(Head head) throws ProtocolException {
        List<String> codings = head.all("Transfer-Encoding");
        List<String> lengths = head.all("Content-Length");
        if (codings.size() + lengths.size() > 1) {
            throw new ProtocolException("the end of the body is told twice");
        }
        return codings.isEmpty() && lengths.isEmpty() ? none() : framed(codings, lengths);
    }

    static Body ofReply(Head head, String method) throws ProtocolException {
        List<String> codings = head.all("Transfer-Encoding");
        List<String> lengths = head.all("Content-Length");
        if (isBodiless(method, head.status())) {
            return none();
        }
        if (codings.isEmpty() && lengths.isEmpty()) {
            return new Body(false, WITHOUT_END);
        }
        return framed(codings, lengths);
    }

    static boolean isBodiless(String method, int status) {
        return method.equals("HEAD") || status < 200 || status == 204 || status == 304;
    }

    private static Body none() {
        return new Body(false, 0);
    }

    private static Body framed(List<String> codings, List<String> lengths)
            throws ProtocolException {
        if (codings.isEmpty()) {
            return new Body(false, number(lengths.get(0), "\\d{1,18}", 10));
        }
        if (!codings.get(0).equalsIgnoreCase("chunked")) {
            throw new ProtocolException("no coding that is known here: " + codings);
        }
        return new Body(true, 0);
    }

    /** How much is to come, as far as that was said. */
    long announced() {
        return Math.max(0, left);
    }

    boolean ended() {
        return state == State.ENDED;
    }

    /** Whether it ends with the connection, and only so. */
    boolean endsWithTheConnection() {
        return left == WITHOUT_END;
    }

    /** Reads as far as this body goes, and no further. */
    void read(ByteBuf in, Consumer<ByteBuf> payload) throws ProtocolException {
        while (in.isReadable() && state != State.ENDED) {
            if (state == State.DATA) {
                data(in, payload);
            } else if (lineIsComplete(in)) {
                String text = line.toString();
                line.setLength(0);
                line(text);
            }
        }
    }

    private void data(ByteBuf in, Consumer<ByteBuf> payload) {
        if (endsWithTheConnection()) {
            payload.accept(in.readSlice(in.readableBytes()));
            return;
        }
        int count = (int) Math.min(left, in.readableBytes());
        left -= count;
        payload.accept(in.readSlice(count));
        if (left == 0) {
            state = chunked ? State.AFTER_DATA : State.ENDED;
        }
    }

    private boolean lineIsComplete(ByteBuf in) throws ProtocolException {
        int end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        int until = end < 0 ? in.writerIndex() : end + 1;
        line.append(in.readCharSequence(until - in.readerIndex(), StandardCharsets.ISO_8859_1));
        if (line.length() > LONGEST_LINE) {
            throw new ProtocolException("a line between chunks that is too long");
        }
        return end >= 0;
    }

    private void line(String text) throws ProtocolException {
        boolean empty = text.equals("\r\n");
        if (state == State.SIZE) {
            String size = text.replaceFirst("[ \\t]*(;.*)?\r\n$", "");
            left = number(size, "[0-9a-fA-F]{1,15}", 16);
            state = left == 0 ? State.TRAILER : State.DATA;
        } else if (state == State.TRAILER) {
            state = empty ? State.ENDED : State.TRAILER;
        } else if (empty) {
            state = State.SIZE;
        } else {
            throw new ProtocolException("a chunk that is longer than it says");
        }
    }

    private static long number(String text, String pattern, int radix) throws ProtocolException {
        if (!text.matches(pattern)) {
            throw new ProtocolException("no length: " + text);
        }
        return Long.parseLong(text, radix);
    }
}
