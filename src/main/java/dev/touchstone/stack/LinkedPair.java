package dev.touchstone.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection over a link: the half that was accepted, and the half to the other end. */
final class LinkedPair {

    private static final int CONNECT_MILLIS = 5_000;

    private final Link link;
    private final Socket near;
    private final Socket far = new Socket();
    private final AtomicInteger directions = new AtomicInteger(2);

    LinkedPair(Link link, Socket near) {
        this.link = link;
        this.near = near;
    }

    /** Connects both halves, and carries what comes until both directions have ended. */
    void join(InetSocketAddress target) {
        Link.thread("link-there", () -> begin(target));
    }

    private void begin(InetSocketAddress target) {
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(target, CONNECT_MILLIS);
        } catch (IOException e) {
            reset();
            return;
        }
        Link.thread("link-back", () -> carry(far, near, true));
        carry(near, far, false);
    }

    private void carry(Socket from, Socket to, boolean back) {
        byte[] piece = new byte[8 << 10];
        long carried = 0;
        try {
            int length;
            while ((length = from.getInputStream().read(piece)) >= 0) {
                link.condition().pass(piece, length, to.getOutputStream(), back, carried);
                carried += length;
            }
            ended(to);
        } catch (IOException e) {
            lost();
        }
    }

    /** An end is passed on like all else, and a network that swallows swallows it. */
    private void ended(Socket to) throws IOException {
        if (link.condition() instanceof LinkCondition.Swallowing) {
            return;
        }
        to.shutdownOutput();
        if (directions.decrementAndGet() == 0) {
            near.close();
            far.close();
            link.ended(this);
        }
    }

    private void lost() {
        if (!(link.condition() instanceof LinkCondition.Swallowing)) {
            reset();
        }
    }

    /** Both halves end at once, without a word. */
    void reset() {
        reset(near);
        reset(far);
        link.ended(this);
    }

    private static void reset(Socket half) {
        try (half) {
            if (!half.isClosed()) {
                half.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // it is closed already, by the other direction
            return;
        }
    }
}
