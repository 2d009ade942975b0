package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;

/** Hands over a stream event by event; each chunk that goes out is one event. */
final class ByEvents implements Passing {

    private final Pair pair;
    private final Handling handling;
    private final ReplyHead head;
    private final Events events = new Events(this::event);
    private Handling.Ending ending = Handling.Ending.GO_ON;

    ByEvents(Pair pair, Handling handling, ReplyHead head) {
        this.pair = pair;
        this.handling = handling;
        this.head = head;
    }

    @Override
    public void begin(ByteBuf raw) {
        Told told = handling.head(head.told());
        pair.toCaller(Encoded.chunked(told, head.reason(told.status())));
    }

    @Override
    public void payload(ByteBuf piece) {
        events.read(piece);
    }

    private void event(byte[] event) {
        if (ending != Handling.Ending.GO_ON) {
            return;
        }
        Handling.Passed passed = handling.event(event);
        passed.events().forEach(this::send);
        ending = passed.ending();
        if (ending == Handling.Ending.END) {
            pair.toCaller(Encoded.lastChunk());
        }
    }

    /** An empty chunk would be the last one. */
    private void send(byte[] event) {
        if (event.length > 0) {
            pair.toCaller(Encoded.chunk(event));
        }
    }

    @Override
    public void raw(ByteBuf bytes) {
        // the payload says it all
    }

    @Override
    public void end() {
        byte[] rest = events.rest();
        if (rest.length > 0) {
            event(rest);
        }
        if (ending == Handling.Ending.GO_ON) {
            handling.last().forEach(this::send);
            pair.toCaller(Encoded.lastChunk());
        }
    }

    @Override
    public Handling.Ending ending() {
        return ending;
    }
}
