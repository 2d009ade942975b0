package dev.touchstone.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The port of something that has stopped and may come back: bound, so that no other program of this
 * machine gets it, and not listening, so that a connection to it is refused.
 */
final class KeptPort implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Socket place;

    private KeptPort(Socket place) {
        this.place = place;
    }

    /** Takes the port; whoever listened there lets go of it a moment after it has been closed. */
    static KeptPort of(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            Socket place = new Socket();
            try {
                place.setReuseAddress(true);
                place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return new KeptPort(place);
            } catch (IOException e) {
                release(place);
                if (System.nanoTime() > deadline) {
                    throw new StackFailed(
                            "The port %d of something that has stopped is lost".formatted(port), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    @Override
    public void close() {
        release(place);
    }

    private static void release(Socket place) {
        try {
            place.close();
        } catch (IOException e) {
            throw new StackFailed("A port that was kept cannot be given back", e);
        }
    }
}
