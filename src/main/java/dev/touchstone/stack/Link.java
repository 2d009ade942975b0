package dev.touchstone.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a router and something that it talks to, over which a scenario rules: it
 * listens on a port of its own and carries bytes to the other end and back, in the way that its
 * condition says. Thread-safe.
 */
public final class Link implements AutoCloseable {

    private final InetSocketAddress target;
    private final int port;
    private final Set<LinkedPair> pairs = ConcurrentHashMap.newKeySet();
    private volatile LinkCondition condition = new LinkCondition.Clear();
    private ServerSocket listener;
    private KeptPort kept;

    private Link(InetSocketAddress target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
        this.port = listener.getLocalPort();
    }

    /** A link to that address, on any free port. */
    static Link to(String host, int targetPort) {
        Link link = new Link(new InetSocketAddress(host, targetPort), listening(0));
        link.accept(link.listener);
        return link;
    }

    /** Where it listens, on the loopback address. */
    int port() {
        return port;
    }

    /** Every connection is reset, and new ones are refused: as if the other end had died. */
    public synchronized void cut() {
        if (kept == null) {
            close(listener);
            kept = KeptPort.of(port);
        }
        resetAll();
    }

    /** From now on nothing arrives, in neither direction, and nobody is told. */
    public void swallow() {
        condition = new LinkCondition.Swallowing();
    }

    /** Whatever is sent arrives so much later. */
    public void delay(Duration delay) {
        condition = new LinkCondition.Late(delay);
    }

    /** The answers arrive byte by byte, with such a pause behind each. */
    public void trickle(Duration pause) {
        condition = new LinkCondition.Trickling(pause);
    }

    /** Each new connection is reset when so many bytes have come back over it. */
    public void cutAfter(int bytes) {
        condition = new LinkCondition.Breaking(bytes);
    }

    /** All is well again; connections on which something has been lost are reset. */
    public synchronized void mend() {
        if (condition instanceof LinkCondition.Swallowing) {
            resetAll();
        }
        condition = new LinkCondition.Clear();
        if (kept != null) {
            kept.close();
            kept = null;
            listener = listening(port);
            accept(listener);
        }
    }

    @Override
    public synchronized void close() {
        close(listener);
        if (kept != null) {
            kept.close();
        }
        resetAll();
    }

    LinkCondition condition() {
        return condition;
    }

    void ended(LinkedPair pair) {
        pairs.remove(pair);
    }

    private void resetAll() {
        pairs.forEach(LinkedPair::reset);
    }

    private void accept(ServerSocket from) {
        thread("link-" + port, () -> acceptAll(from));
    }

    static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                accepted(from, from.accept());
            } catch (IOException e) {
                // closed on purpose; anything else ends it as well, and whoever connects sees that
                close(from);
            }
        }
    }

    /** One that was accepted while the link was being cut is cut as well. */
    private synchronized void accepted(ServerSocket from, Socket near) {
        LinkedPair pair = new LinkedPair(this, near);
        if (from.isClosed()) {
            pair.reset();
        } else {
            pairs.add(pair);
            pair.join(target);
        }
    }

    private static ServerSocket listening(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new StackFailed("A link cannot listen on port " + port, e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackFailed("A link cannot be closed", e);
        }
    }
}
