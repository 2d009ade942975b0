package dev.touchstone.sabotage.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Connects to the target, on the event loop of the caller. */
record Dialler(EventLoop loop, InetSocketAddress target, ChannelGroup channels) {

    void dial(Consumer<Line> connected, Runnable refused) {
        ChannelFuture connecting =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.SO_RCVBUF, 2 * Relay.SOCKET_BUFFER)
                        // who answers before it has read everything is still heard
                        .option(ChannelOption.AUTO_CLOSE, false)
                        .handler(new Joining(channels))
                        .connect(target);
        connecting.addListener(
                done -> {
                    if (done.isSuccess()) {
                        connected.accept(connecting.channel().pipeline().get(Line.class));
                    } else {
                        refused.run();
                    }
                });
    }

    private static final class Joining extends ChannelInitializer<Channel> {
        private final ChannelGroup channels;

        Joining(ChannelGroup channels) {
            this.channels = channels;
        }

        @Override
        protected void initChannel(Channel channel) {
            channels.add(channel);
            channel.pipeline().addLast(new Line(channel));
        }
    }
}
