package dev.touchstone.wire;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The event loops that all servers of one kind in a JVM share: two daemon threads, from the first
 * one's start to the last one's end, so that a server costs no thread. Thread-safe.
 */
public final class SharedLoops {

    private static final int THREADS = 2;

    private final String threads;
    private EventLoopGroup group;
    private int users;

    /**
     * @param threads what the threads are called
     */
    public SharedLoops(String threads) {
        this.threads = threads;
    }

    /** For one more server, which gives them back when it ends. */
    public synchronized EventLoopGroup take() {
        if (users++ == 0) {
            group =
                    new MultiThreadIoEventLoopGroup(
                            THREADS,
                            new DefaultThreadFactory(threads, true),
                            NioIoHandler.newFactory());
        }
        return group;
    }

    /** Ends the threads when nobody is left, and waits for that. */
    public void giveBack() {
        EventLoopGroup ending;
        synchronized (this) {
            if (--users > 0) {
                return;
            }
            ending = group;
            group = null;
        }
        ending.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
