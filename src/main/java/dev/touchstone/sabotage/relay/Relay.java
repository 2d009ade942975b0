package dev.touchstone.sabotage.relay;

import dev.touchstone.wire.SharedLoops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands before something that speaks HTTP/1.1 and lets an {@link Interference} change what passes.
 * Each caller's connection has one of its own upstream. What nobody changes is passed on byte for
 * byte and at once, and so are connections that break off, hang up or stall.
 *
 * <p>A request that is no good HTTP/1.1, that waits to be told to go on, is longer than 2 MiB, or
 * stops for 300 ms before its end, is passed on as it comes, with all that follows it on its
 * connection; the interference is not told of it. It starts in a millisecond and costs no thread of
 * its own. Thread-safe.
 */
public final class Relay implements AutoCloseable {

    /** So small that a slow reader is soon felt upstream. */
    static final int SOCKET_BUFFER = 64 << 10;

    /** The package's only shared state: relays come and go by the thousand. */
    private static final SharedLoops LOOPS = new SharedLoops("relay");

    private final Channel server;
    private final URI url;
    private final ChannelGroup channels;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Relay(Channel server, URI url, ChannelGroup channels) {
        this.server = server;
        this.url = url;
        this.channels = channels;
    }

    /**
     * Listens on any free port of the loopback address, and passes everything on to target.
     *
     * @param target an http address, whose path is that of {@link #url} as well
     */
    public static Relay to(URI target, Interference interference) {
        if (!"http".equals(target.getScheme()) || target.getHost() == null) {
            throw new IllegalArgumentException(
                    "a relay passes on to an address like http://host:port, not to " + target);
        }
        int port = target.getPort() < 0 ? 80 : target.getPort();
        InetSocketAddress address = new InetSocketAddress(target.getHost(), port);
        EventLoopGroup loops = LOOPS.take();
        // closed for good: a connection that is made while closing is closed too
        ChannelGroup channels = new DefaultChannelGroup(loops.next(), true);
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                        .childHandler(new Accepting(channels, address, interference))
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            LOOPS.giveBack();
            throw new IllegalStateException(
                    "a relay finds no free port on the loopback address", bound.cause());
        }
        return new Relay(bound.channel(), url(bound.channel(), target), channels);
    }

    private static URI url(Channel server, URI target) {
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        String path = target.getRawPath() == null ? "" : target.getRawPath();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where it listens, with the path of its target. */
    public URI url() {
        return url;
    }

    /** Closes every connection; when this returns, the port is free. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close().syncUninterruptibly();
            channels.close().awaitUninterruptibly();
            letGoOfThePort();
            LOOPS.giveBack();
        }
    }

    /** The JDK does so when the selector has been round, which it has before a later task runs. */
    private void letGoOfThePort() {
        server.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    private static final class Accepting extends ChannelInitializer<Channel> {
        private final ChannelGroup channels;
        private final InetSocketAddress target;
        private final Interference interference;

        Accepting(ChannelGroup channels, InetSocketAddress target, Interference interference) {
            this.channels = channels;
            this.target = target;
            this.interference = interference;
        }

        @Override
        protected void initChannel(Channel channel) {
            channels.add(channel);
            Line caller = new Line(channel);
            channel.pipeline().addLast(caller);
            Dialler dialler = new Dialler(channel.eventLoop(), target, channels);
            new Pair(caller, dialler, channel.eventLoop(), interference).begin();
        }
    }
}
