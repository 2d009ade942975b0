package dev.touchstone.sabotage.relay;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The event loops that all relays of a JVM share: two daemon threads, from the first relay's start
 * to the last relay's end. This is the package's only shared state: a relay costs no thread.
 */
final class Loops {

    private static final int THREADS = 2;
    private static EventLoopGroup group;
    private static int users;

    private Loops() {}

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

    /** Ends the threads when nobody is left, and waits for that. */
    static void giveBack() {
        EventLoopGroup ending;
        synchronized (Loops.class) {
            if (--users > 0) {
                return;
            }
            ending = group;
            group = null;
        }
        ending.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
