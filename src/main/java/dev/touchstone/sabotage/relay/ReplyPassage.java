package dev.touchstone.sabotage.relay;

import dev.touchstone.sabotage.relay.Handling.Ending;
import dev.touchstone.sabotage.relay.Handling.Manner;
import dev.touchstone.sabotage.relay.Handling.Passed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;

/** One reply on its way to the caller. */
final class ReplyPassage {

    private final Channel caller;
    private final Handling handling;
    private final ByteArrayOutputStream undecided = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final EventSplitter splitter = new EventSplitter();
    private Told head;
    private Manner manner;
    private boolean over;
    private Ending ending = Ending.GO_ON;

    ReplyPassage(Channel caller, Handling handling) {
        this.caller = caller;
        this.handling = handling;
    }

    /** These bytes came; they are decoded next. */
    void came(byte[] bytes) {
        undecided.writeBytes(bytes);
    }

    /** Whether it is known what becomes of them, they have been decoded. */
    void decoded() {
        if (manner == Manner.AS_IT_COMES && undecided.size() > 0) {
            caller.writeAndFlush(
                    caller.alloc().buffer(undecided.size()).writeBytes(undecided.toByteArray()));
        }
        if (manner != null) {
            undecided.reset();
        }
    }

    /**
     * @param failed whether it is no HTTP, so that it passes as it comes
     */
    void begins(HttpResponse response, boolean failed) {
        head = new Told(response.status().code(), Framing.fields(response.headers()), new byte[0]);
        boolean bodiless = head.status() == 204 || head.status() == 304;
        manner = failed ? Manner.AS_IT_COMES : handling.manner(head);
        if (bodiless && manner == Manner.BY_EVENTS) {
            manner = Manner.AS_A_WHOLE;
        }
        if (manner == Manner.BY_EVENTS) {
            caller.writeAndFlush(Framing.chunkedHead(handling.head(head)));
        }
    }

    void content(ByteBuf content) {
        byte[] bytes = new byte[content.readableBytes()];
        content.readBytes(bytes);
        if (manner == Manner.AS_A_WHOLE) {
            body.writeBytes(bytes);
        } else if (manner == Manner.BY_EVENTS && !over) {
            splitter.take(bytes).forEach(this::event);
        }
    }

    private void event(byte[] event) {
        if (over) {
            return;
        }
        Passed passed = handling.event(event);
        passed.events().forEach(this::chunk);
        caller.flush();
        ending = passed.ending();
        if (ending != Ending.GO_ON) {
            over = true;
        }
        if (ending == Ending.END) {
            caller.writeAndFlush(Framing.lastChunk());
        }
    }

    private void chunk(byte[] bytes) {
        if (bytes.length > 0) {
            caller.write(Framing.chunk(bytes));
        }
    }

    /** It has come to its proper end. */
    void ends() {
        if (over) {
            return;
        }
        if (manner == Manner.AS_A_WHOLE) {
            caller.writeAndFlush(Framing.reply(handling.whole(head.with(body.toByteArray()))));
        } else if (manner == Manner.BY_EVENTS) {
            if (splitter.rest().length > 0) {
                event(splitter.rest());
            }
            if (!over) {
                handling.last().forEach(this::chunk);
                caller.writeAndFlush(Framing.lastChunk());
            }
        }
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether it ended before its proper end. */
    boolean isCutShort() {
        return ending != Ending.GO_ON;
    }

    boolean isBrokenOff() {
        return ending == Ending.BREAK_OFF;
    }
}
