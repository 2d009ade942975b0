package dev.touchstone.sabotage.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Stands before something that speaks HTTP/1.1 and passes on what comes, in both directions, at
 * once and byte for byte, but for what somebody interferes with. Requests are passed on when they
 * are there in full; one that does not come in full passes as it comes. Thread-safe.
 */
public final class Relay implements AutoCloseable {

    private final URI target;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    private Relay(URI target, Interference interference, EventLoopGroup loops) {
        this.target = target;
        InetSocketAddress upstream = new InetSocketAddress(target.getHost(), target.getPort());
        this.listener =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        connections.add(channel);
                                        new CallerSide(channel, upstream, interference).begin();
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .syncUninterruptibly()
                        .channel();
    }

    /**
     * Listens on any free port of the loopback address.
     *
     * @param target what it stands before, with its port
     */
    public static Relay to(URI target, Interference interference) {
        EventLoopGroup loops = RelayLoops.take();
        try {
            return new Relay(target, interference, loops);
        } catch (RuntimeException e) {
            RelayLoops.giveBack();
            throw e;
        }
    }

    /** Where it is reached instead of what it stands before. */
    public URI url() {
        int port = ((InetSocketAddress) listener.localAddress()).getPort();
        return URI.create("http://127.0.0.1:" + port + target.getRawPath());
    }

    /** Every connection ends, and the port is free. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().awaitUninterruptibly();
        RelayLoops.giveBack();
    }
}
