package dev.touchstone.sabotage.relay;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The event loops that all relays of a JVM share: two daemon threads, from the first relay's start
 * to a while after the last one's end, because relays come and go by the thousand.
 */
final class RelayLoops {

    private static final int THREADS = 2;
    private static EventLoopGroup group;
    private static int users;

    private RelayLoops() {}

    static synchronized EventLoopGroup take() {
        if (users++ == 0) {
            group =
                    new MultiThreadIoEventLoopGroup(
                            THREADS,
                            new DefaultThreadFactory("relay", true),
                            NioIoHandler.newFactory());
        }
        return group;
    }

    static synchronized void giveBack() {
        if (--users == 0) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS);
            group = null;
        }
    }
}
