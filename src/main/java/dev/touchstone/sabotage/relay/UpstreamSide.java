package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The connection to what a relay stands before, for one connection of a caller. */
final class UpstreamSide extends ChannelInboundHandlerAdapter {

    private static final int LINE = 1 << 16;
    private static final int HEAD = 1 << 20;

    private final Channel caller;
    private final Runnable ended;
    private final Queue<ByteBuf> early = new ArrayDeque<>();
    private Channel channel;
    private boolean closed;
    private boolean all;
    private Asked asked;
    private final Queue<ByteBuf> toAsk = new ArrayDeque<>();
    private Handling handling;
    private ReplyPassage reply;
    private boolean closing;
    private boolean interim;

    UpstreamSide(Channel caller, Runnable ended) {
        this.caller = caller;
        this.ended = ended;
    }

    void begin(SocketChannel connecting) {
        connecting
                .pipeline()
                .addLast(new RawBytes(this))
                .addLast(
                        new HttpResponseDecoder(LINE, HEAD, HEAD) {
                            @Override
                            protected boolean isContentAlwaysEmpty(HttpMessage message) {
                                return (asked != null && asked.method().equals("HEAD"))
                                        || super.isContentAlwaysEmpty(message);
                            }
                        })
                .addLast(this);
    }

    boolean isOpen() {
        return !closed;
    }

    /** From now on everything passes as it comes, and nobody looks. */
    void passAll() {
        all = true;
    }

    void write(ByteBuf bytes) {
        if (channel == null) {
            early.add(bytes);
        } else {
            channel.writeAndFlush(bytes);
        }
    }

    /**
     * Sends what the handling wants sent.
     *
     * @param raw the request as it came, if that is known
     */
    void ask(Handling handled, Asked request, byte[] raw) {
        handling = handled;
        asked = request;
        List<Asked> sent = handled.sent();
        for (Asked each : sent) {
            boolean same = each == request && raw != null;
            toAsk.add(
                    same
                            ? caller.alloc().buffer(raw.length).writeBytes(raw)
                            : Framing.request(each));
        }
        askNext();
    }

    private void askNext() {
        ByteBuf bytes = toAsk.remove();
        reply = toAsk.isEmpty() ? new ReplyPassage(caller, handling) : null;
        write(bytes);
    }

    void read(boolean on) {
        if (channel != null) {
            channel.config().setAutoRead(on);
        }
    }

    void callerLeft() {
        if (handling == null || handling.hangsUp() || reply == null || all) {
            close();
        } else {
            read(true);
        }
    }

    private void close() {
        closed = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (closed) {
            channel.close();
        }
        early.forEach(channel::write);
        early.clear();
        channel.flush();
        channel.config().setAutoRead(caller.isWritable());
    }

    /** Keeps what comes as it came until it is known what becomes of it. */
    private static final class RawBytes extends ChannelInboundHandlerAdapter {

        private final UpstreamSide side;

        RawBytes(UpstreamSide side) {
            this.side = side;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            if (side.all) {
                side.caller.writeAndFlush(bytes);
                side.holdBack();
                return;
            }
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.getBytes(bytes.readerIndex(), copy);
            ReplyPassage now = side.reply;
            if (now != null) {
                now.came(copy);
            }
            context.fireChannelRead(bytes);
            if (now != null) {
                now.decoded();
            }
            side.holdBack();
            side.endIfOver(now);
        }
    }

    private void holdBack() {
        if (!caller.isWritable() && caller.isActive()) {
            read(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (all || handling == null) {
                return;
            }
            boolean failed = ((HttpObject) message).decoderResult().isFailure();
            if (message instanceof HttpResponse head && !isInterim(head)) {
                closing = failed || !HttpUtil.isKeepAlive(head);
                if (reply != null) {
                    reply.begins(head, failed);
                }
            }
            if (reply != null && message instanceof HttpContent content) {
                reply.content(content.content());
            }
            if (message instanceof LastHttpContent && !isInterimEnd(message)) {
                replyEnded();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private boolean isInterim(HttpResponse head) {
        interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        return interim;
    }

    private boolean isInterimEnd(Object message) {
        boolean was = interim;
        interim = false;
        return was;
    }

    private void replyEnded() {
        if (reply == null) {
            askNext();
        } else {
            reply.ends();
        }
    }

    /** After all that came has been decoded and passed on. */
    private void endIfOver(ReplyPassage passage) {
        if (passage == null || !passage.isOver() || passage != reply) {
            return;
        }
        boolean left = passage.isCutShort() || !caller.isActive();
        handling = null;
        reply = null;
        if (left || closing) {
            close();
        }
        if (passage.isBrokenOff() || (closing && !left)) {
            caller.writeAndFlush(caller.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        } else {
            ended.run();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closed = true;
        ReplyPassage last = reply;
        if (last != null) {
            // the end of a reply that lasts until the connection ends has been told just now
            last.decoded();
        }
        endIfOver(last);
        boolean waiting = handling != null;
        if (all || waiting) {
            caller.writeAndFlush(caller.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        closed = true;
        if (handling != null || all) {
            CallerSide.reset(caller);
        }
        context.close();
    }
}
