package dev.touchstone.sabotage.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;

/** A relay's end of one connection. It belongs to its event loop. */
final class Line extends ChannelInboundHandlerAdapter {

    /** Who uses a line. */
    interface User {
        /** Bytes have come; they are only lent. */
        void got(ByteBuf bytes);

        /** The other side has gone. */
        void gone(boolean byReset);

        /** All that was sent is on its way, so that more can be sent. */
        void writable();
    }

    private final Channel channel;
    private User user;
    private boolean reset;

    Line(Channel channel) {
        this.channel = channel;
    }

    void usedBy(User newUser) {
        this.user = newUser;
    }

    /** Sends at once, and lets go of the bytes. */
    void send(ByteBuf bytes) {
        channel.writeAndFlush(bytes);
    }

    /** Whether the other side takes what is sent; one that has gone is waited for by nobody. */
    boolean keepsUp() {
        return channel.isWritable() || !channel.isActive();
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** Whether more is read for now. */
    void reads(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    /** Ends the connection when all that was sent has gone out. */
    void end(boolean byReset) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        sent -> {
                            if (byReset && channel.isOpen()) {
                                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                            }
                            channel.close();
                        });
    }

    /** Ends the connection without a word to its user. */
    void leave() {
        user = null;
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (user != null) {
                user.got(bytes);
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (user != null) {
            user.gone(reset);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (user != null && channel.isWritable()) {
            user.writable();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        reset = true;
        if (!(cause instanceof IOException)) {
            // the loop's own log has the trace; the caller sees a connection that breaks
            context.fireExceptionCaught(cause);
        }
        context.close();
    }
}
