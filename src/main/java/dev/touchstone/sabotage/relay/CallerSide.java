package dev.touchstone.sabotage.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection of a caller. Its requests are passed on one after the other, over one connection
 * to the other side; all of it happens on one event loop.
 */
final class CallerSide extends ChannelInboundHandlerAdapter {

    /** A request that has not come in full by then passes as it comes. */
    private static final int PATIENCE_MILLIS = 300;

    private static final int LARGEST = 2 << 20;
    private static final int HEAD = 1 << 20;

    private final Channel caller;
    private final InetSocketAddress target;
    private final Interference interference;
    private final Queue<Arrived> queue = new ArrayDeque<>();
    private ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private HttpRequest head;
    private ByteArrayOutputStream body;
    private ScheduledFuture<?> patience;
    private boolean asItComes;
    private UpstreamSide upstream;
    private boolean busy;

    /**
     * A request that is there in full.
     *
     * @param bytes as it came; nothing when other requests came with it
     */
    private record Arrived(Asked asked, byte[] bytes) {}

    CallerSide(Channel caller, InetSocketAddress target, Interference interference) {
        this.caller = caller;
        this.target = target;
        this.interference = interference;
    }

    void begin() {
        caller.pipeline()
                .addLast(new RawBytes(this))
                .addLast(new HttpRequestDecoder(HEAD, HEAD, HEAD))
                .addLast(this);
    }

    /** Keeps what comes as it came, before anybody decodes it. */
    private static final class RawBytes extends ChannelInboundHandlerAdapter {

        private final CallerSide side;

        RawBytes(CallerSide side) {
            this.side = side;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            if (side.asItComes) {
                side.upstream.write(bytes);
                return;
            }
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.getBytes(bytes.readerIndex(), copy);
            side.raw.writeBytes(copy);
            context.fireChannelRead(bytes);
            side.decoded();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (asItComes) {
                return; // the bytes have gone on already
            }
            if (((HttpObject) message).decoderResult().isFailure()) {
                passAsItComes();
                return;
            }
            if (message instanceof HttpRequest request) {
                head = request;
                body = new ByteArrayOutputStream();
                patience =
                        context.executor()
                                .schedule(
                                        this::passAsItComes,
                                        PATIENCE_MILLIS,
                                        TimeUnit.MILLISECONDS);
            }
            if (message instanceof HttpContent content) {
                byte[] some = new byte[content.content().readableBytes()];
                content.content().readBytes(some);
                body.writeBytes(some);
                if (body.size() > LARGEST) {
                    passAsItComes();
                } else if (message instanceof LastHttpContent) {
                    arrived();
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void arrived() {
        patience.cancel(false);
        Asked asked =
                new Asked(
                        head.method().name(),
                        head.uri(),
                        Framing.fields(head.headers()),
                        body.toByteArray());
        queue.add(new Arrived(asked, null));
        head = null;
    }

    /** All of what has come so far has been decoded. */
    private void decoded() {
        if (asItComes) {
            return;
        }
        if (head == null && queue.size() == 1 && raw.size() > 0) {
            queue.add(new Arrived(queue.remove().asked(), raw.toByteArray()));
        }
        if (head == null) {
            raw = new ByteArrayOutputStream();
        }
        next();
    }

    private void passAsItComes() {
        if (asItComes || !caller.isActive()) {
            return;
        }
        if (patience != null) {
            patience.cancel(false);
        }
        asItComes = true;
        ByteBuf bytes = caller.alloc().buffer().writeBytes(raw.toByteArray());
        connect();
        upstream.passAll();
        upstream.write(bytes);
    }

    private void next() {
        if (busy || queue.isEmpty()) {
            return;
        }
        busy = true;
        Arrived arrived = queue.remove();
        Handling handling = interference.of(arrived.asked());
        long delay = handling.delay().toMillis();
        if (delay == 0) {
            ask(handling, arrived);
        } else {
            caller.eventLoop().schedule(() -> ask(handling, arrived), delay, TimeUnit.MILLISECONDS);
        }
    }

    private void ask(Handling handling, Arrived arrived) {
        if (!caller.isActive()) {
            return;
        }
        if (handling.instead().isPresent()) {
            caller.writeAndFlush(Framing.reply(handling.instead().get()));
            ended();
            return;
        }
        connect();
        upstream.ask(handling, arrived.asked(), arrived.bytes());
    }

    private void connect() {
        if (upstream != null && upstream.isOpen()) {
            return;
        }
        UpstreamSide side = new UpstreamSide(caller, this::ended);
        upstream = side;
        new Bootstrap()
                .group(caller.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                side.begin(channel);
                            }
                        })
                .connect(target)
                .addListener(
                        (ChannelFutureListener)
                                future -> {
                                    if (!future.isSuccess()) {
                                        reset(caller);
                                    }
                                });
    }

    /** The exchange is over, and the connection goes on. */
    private void ended() {
        caller.eventLoop()
                .execute(
                        () -> {
                            busy = false;
                            next();
                        });
    }

    /** Ends a connection as somebody does who never had it. */
    static void reset(Channel channel) {
        if (channel.isActive()) {
            ((SocketChannelConfig) channel.config()).setSoLinger(0);
        }
        channel.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (upstream != null) {
            upstream.read(caller.isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (patience != null) {
            patience.cancel(false);
        }
        if (upstream != null) {
            upstream.callerLeft();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the caller has reset the connection; whoever waits on the other side
        // learns it
    }
}
