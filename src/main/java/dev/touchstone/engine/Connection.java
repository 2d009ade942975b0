package dev.touchstone.engine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * One connection: its requests are served one after the other, in order, and it keeps reading
 * meanwhile, because only a reader notices a hang-up.
 */
final class Connection extends ChannelInboundHandlerAdapter {

    private static final int PIPELINED = 256;

    private final Consumer<HttpExchange> engine;
    private final Queue<Received> queued = new ArrayDeque<>();
    private HttpExchange current;

    Connection(Consumer<HttpExchange> engine) {
        this.engine = engine;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof FullHttpRequest request) {
            try {
                queued.add(Received.of(request));
            } finally {
                request.release();
            }
        } else {
            queued.add((Received) message);
        }
        if (queued.size() > PIPELINED) {
            context.close();
        } else {
            serve(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        queued.clear();
        if (current != null) {
            current.hungUp();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null && context.channel().isWritable()) {
            current.writableAgain();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            // the loop's own log has the trace; the caller sees a closed connection
            context.fireExceptionCaught(cause);
        }
        context.close();
    }

    private void serve(ChannelHandlerContext context) {
        if (current == null && !queued.isEmpty()) {
            current = new HttpExchange(context.channel(), queued.remove(), () -> next(context));
            engine.accept(current);
        }
    }

    private void next(ChannelHandlerContext context) {
        // on a new turn, so that a long pipeline does not grow the stack
        context.executor()
                .execute(
                        () -> {
                            current = null;
                            serve(context);
                        });
    }
}
