package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.util.Optional;

/** The requests of one connection, cut out of its bytes. */
final class Requests {

    /** What is longer is passed on as it comes. */
    static final int LONGEST = 2 << 20;

    /** What stands at the beginning of the bytes that are there. */
    sealed interface Next {
        /** Nothing, or the beginning of a request. */
        record Begun(boolean any) implements Next {}

        /**
         * A request.
         *
         * @param raw as it came
         */
        record Whole(Asked asked, byte[] raw) implements Next {}

        /** Something of which a relay cannot say where it ends, or should not wait for it. */
        record Odd() implements Next {}
    }

    /** On the heap, so that nobody has to let go of it. */
    private final ByteBuf got = Unpooled.buffer();

    private Head head;
    private Body body;
    private ByteArrayOutputStream payload;

    void add(ByteBuf bytes) {
        got.writeBytes(bytes);
    }

    int size() {
        return got.writerIndex();
    }

    Next next() {
        try {
            return read() ? whole() : begun();
        } catch (ProtocolException e) {
            return new Next.Odd(); // not lost: its bytes are still there and passed on
        }
    }

    private boolean read() throws ProtocolException {
        if (head == null) {
            head = Head.read(got);
            if (head == null) {
                return false;
            }
            begin();
        }
        body.read(got, piece -> payload.writeBytes(bytes(piece)));
        return body.ended();
    }

    private void begin() throws ProtocolException {
        body = Body.ofRequest(head);
        payload = new ByteArrayOutputStream();
        if (head.method().equals("CONNECT") || !head.all("Expect").isEmpty()) {
            throw new ProtocolException("the rest comes only when the other side has answered");
        }
    }

    private Next begun() {
        boolean tooLong = body != null && payload.size() + body.announced() > LONGEST;
        return tooLong ? new Next.Odd() : new Next.Begun(got.writerIndex() > 0);
    }

    private Next whole() throws ProtocolException {
        Asked asked = head.asked(payload.toByteArray());
        byte[] raw = new byte[got.readerIndex()];
        got.getBytes(0, raw);
        got.discardReadBytes();
        head = null;
        body = null;
        return new Next.Whole(asked, raw);
    }

    /** The head of a request that is not there in full; empty when it is none that is known. */
    Optional<Asked> unread() {
        try {
            return head == null ? Optional.empty() : Optional.of(head.asked(new byte[0]));
        } catch (ProtocolException e) {
            return Optional.empty(); // what it is is for the other side to judge
        }
    }

    /** All that is there, as it came. */
    ByteBuf rest() {
        return got.readerIndex(0);
    }

    static byte[] bytes(ByteBuf piece) {
        byte[] bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        return bytes;
    }
}
