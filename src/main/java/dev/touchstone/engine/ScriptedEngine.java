package dev.touchstone.engine;

import dev.touchstone.wire.SharedLoops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An engine with vLLM's HTTP surface over real sockets, that can be scripted to fail in every way
 * an engine fails, and that keeps a journal (contract, "The engine"). It starts in milliseconds and
 * costs no thread of its own. Thread-safe.
 */
public final class ScriptedEngine implements AutoCloseable {

    static final int MAX_BODY = 16 << 20;

    /** So small that "generated" in the journal stays close to what a slow caller has taken. */
    private static final int SEND_BUFFER = 64 << 10;

    /** The package's only shared state. */
    private static final SharedLoops LOOPS = new SharedLoops("scripted-engine");

    private final EngineConfig config;
    private final Channel server;
    private final InetSocketAddress address;
    private final ChannelGroup channels;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ScriptedEngine(EngineConfig config, Channel server, ChannelGroup channels) {
        this.config = config;
        this.server = server;
        this.address = (InetSocketAddress) server.localAddress();
        this.channels = channels;
    }

    /**
     * Starts an engine; when this returns, it accepts connections.
     *
     * @throws IllegalStateException when the port cannot be had; the message names it and its
     *     setting
     */
    public static ScriptedEngine start(EngineConfig config) {
        Surface surface = new Surface(config.name(), model(config));
        EventLoopGroup loops = LOOPS.take();
        // closed for good: a connection accepted while closing is closed too
        ChannelGroup channels = new DefaultChannelGroup(loops.next(), true);
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        // else a stopped engine's port stays taken while old connections linger
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                        .childHandler(new Pipeline(channels, surface))
                        .bind(config.bindHost(), config.port())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            LOOPS.giveBack();
            throw cannotListen(config, bound.cause());
        }
        return new ScriptedEngine(config, bound.channel(), channels);
    }

    private static Model model(EngineConfig config) {
        if (config.behind().isPresent()) {
            return new RealModel(config.behind().get());
        }
        Tokenizer.loading();
        return new ScriptedModel(config.models());
    }

    /** The name given to it. */
    public String name() {
        return config.name();
    }

    /** Where it listens, without a path; the loopback address when it listens on all. */
    public URI url() {
        boolean everywhere = address.getAddress().isAnyLocalAddress();
        String host = everywhere ? "127.0.0.1" : config.bindHost();
        return URI.create("http://%s:%d".formatted(host, port()));
    }

    /** The port it listens on. */
    public int port() {
        return address.getPort();
    }

    /** Stops listening and closes every connection; when this returns, the port is free. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close().syncUninterruptibly();
            channels.close().awaitUninterruptibly();
            LOOPS.giveBack();
        }
    }

    private static IllegalStateException cannotListen(EngineConfig config, Throwable cause) {
        return new IllegalStateException(
                ("engine '%s' cannot listen on %s:%d: %s; free the port, or set 'port' of this"
                                + " engine to another one (0 takes any free one)")
                        .formatted(
                                config.name(),
                                config.bindHost(),
                                config.port(),
                                cause.getMessage()),
                cause);
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private final ChannelGroup channels;
        private final Surface surface;

        Pipeline(ChannelGroup channels, Surface surface) {
            this.channels = channels;
            this.surface = surface;
        }

        @Override
        protected void initChannel(Channel channel) {
            channels.add(channel);
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new WholeRequests())
                    .addLast(new Connection(surface));
        }
    }

    /** Passes a request that is too large on as such, so that it is answered in its turn. */
    private static final class WholeRequests extends HttpObjectAggregator {
        WholeRequests() {
            super(MAX_BODY);
        }

        @Override
        protected void handleOversizedMessage(
                ChannelHandlerContext context, HttpMessage oversized) {
            context.fireChannelRead(Received.tooLarge());
        }
    }
}
