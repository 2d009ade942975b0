package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;

/** One request of a caller, what is asked upstream for it, and the reply. */
final class Exchange {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Pair pair;
    private final Requests.Next.Whole request;
    private final Handling handling;
    private final List<Asked> sent;
    private int asked;

    /** The beginning of a reply whose head is not complete. */
    private ByteBuf begun;

    /** Null, like all below, while the head of the reply is awaited. */
    private ReplyHead head;

    private Body body;
    private Passing passing;

    Exchange(Pair pair, Requests.Next.Whole request, Handling handling) {
        this.pair = pair;
        this.request = request;
        this.handling = handling;
        this.sent = handling.sent();
    }

    void begin() {
        Duration delay = handling.delay();
        if (delay.isZero()) {
            proceed();
        } else {
            pair.later(delay, this::proceed);
        }
    }

    boolean hangsUp() {
        return handling.hangsUp();
    }

    private void proceed() {
        if (pair.isOver()) {
            return;
        }
        if (sent.isEmpty()) {
            answer();
        } else {
            ask();
        }
    }

    private void answer() {
        Told told =
                handling.instead()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                handling
                                                        + " sends nothing, so it must have a reply"
                                                        + " instead"));
        pair.toCaller(Encoded.told(told, request.asked().method(), Encoded.reason(told.status())));
        done(Head.closes(told.headers()));
    }

    private void ask() {
        Asked next = sent.get(asked++);
        begun = Unpooled.buffer();
        head = null;
        boolean untouched = next == request.asked();
        pair.ask(untouched ? Unpooled.wrappedBuffer(request.raw()) : Encoded.asked(next));
    }

    private boolean isLast() {
        return asked == sent.size();
    }

    /** Bytes have come from upstream. */
    void got(ByteBuf bytes) {
        if (head != null) {
            body(bytes);
            return;
        }
        begun.writeBytes(bytes);
        try {
            while (head == null && head()) {
                continue;
            }
        } catch (ProtocolException e) {
            odd(begun.readerIndex(0)); // no reply that is known here, for the caller to judge
        }
    }

    /** Returns whether there was one, and more may be there. */
    private boolean head() throws ProtocolException {
        Head read = Head.read(begun);
        if (read == null) {
            return false;
        }
        ReplyHead next = ReplyHead.of(read, sent.get(asked - 1).method());
        ByteBuf raw = begun.slice(0, begun.readerIndex());
        if (next.status() == SWITCHING_PROTOCOLS) {
            throw new ProtocolException("what follows is no HTTP");
        }
        body = Body.ofReply(read, next.method());
        if (next.status() < 200) {
            inBetween(raw);
            return true;
        }
        head = next;
        passing = passing();
        passing.begin(raw);
        body(begun);
        return false;
    }

    private void inBetween(ByteBuf raw) {
        if (isLast()) {
            pair.toCaller(raw.retain());
        }
        begun = Unpooled.buffer().writeBytes(begun);
    }

    private Passing passing() {
        if (!isLast()) {
            return new Passing.Dropped();
        }
        Handling.Manner manner = handling.manner(head.told());
        if (manner == Handling.Manner.AS_A_WHOLE) {
            return new AsAWhole(pair, handling, head);
        }
        return manner == Handling.Manner.BY_EVENTS && !head.isBodiless()
                ? new ByEvents(pair, handling, head)
                : new Passing.AsItComes(pair);
    }

    private void body(ByteBuf in) {
        int from = in.readerIndex();
        try {
            body.read(in, passing::payload);
        } catch (ProtocolException e) {
            odd(in.readerIndex(from)); // no chunks that are known here, for the caller to judge
            return;
        }
        passing.raw(in.slice(from, in.readerIndex() - from));
        if (passing.ending() != Handling.Ending.GO_ON) {
            endEarly();
        } else if (body.ended()) {
            if (passing instanceof Passing.AsItComes && in.isReadable()) {
                pair.toCaller(in.retainedSlice()); // too much, but the caller's to judge
            }
            end();
        }
    }

    /** Something came of which nobody knows where it ends. */
    private void odd(ByteBuf bytes) {
        if (!isLast()) {
            askNext();
        } else if (head == null || passing instanceof Passing.AsItComes) {
            pair.toCaller(bytes.retainedSlice());
            pair.raw();
        } else {
            pair.leaveUpstream();
            pair.endCaller(false);
        }
    }

    private void endEarly() {
        pair.leaveUpstream();
        if (passing.ending() == Handling.Ending.BREAK_OFF) {
            pair.endCaller(false);
        } else {
            done(Head.closes(head.head().fields()));
        }
    }

    private void end() {
        if (!isLast()) {
            askNext();
            return;
        }
        passing.end();
        if (passing.ending() != Handling.Ending.GO_ON) {
            endEarly();
        } else if (passing instanceof Passing.AsItComes) {
            pair.done(); // and whoever said that it closes does so
        } else {
            done(Head.closes(head.head().fields()));
        }
    }

    /** On a new connection, as nobody knows whether the old one is about to close. */
    private void askNext() {
        pair.leaveUpstream();
        ask();
    }

    private void done(boolean closes) {
        if (closes || Head.closes(request.asked().headers())) {
            pair.endCaller(false);
        }
        pair.done();
    }

    void upstreamHasGone(boolean byReset) {
        boolean inGoodOrder = head != null && body.endsWithTheConnection() && !byReset;
        if (inGoodOrder) {
            end();
            if (passing instanceof Passing.AsItComes) {
                pair.endCaller(false);
            }
        } else if (asked > 0 && !isLast()) {
            askNext();
        } else {
            if (head == null && begun != null) {
                pair.toCaller(begun.readerIndex(0));
            }
            pair.endCaller(byReset);
        }
    }
}
