package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/** Keeps a reply until it is there in full. */
final class AsAWhole implements Passing {

    private final Pair pair;
    private final Handling handling;
    private final ReplyHead head;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    AsAWhole(Pair pair, Handling handling, ReplyHead head) {
        this.pair = pair;
        this.handling = handling;
        this.head = head;
    }

    @Override
    public void begin(ByteBuf raw) {
        // written anew at the end
    }

    @Override
    public void payload(ByteBuf piece) {
        body.writeBytes(Requests.bytes(piece));
    }

    @Override
    public void raw(ByteBuf bytes) {
        // the payload says it all
    }

    @Override
    public void end() {
        Told told = handling.whole(head.told().with(body.toByteArray()));
        pair.toCaller(Encoded.told(told, head.method(), head.reason(told.status())));
    }
}
