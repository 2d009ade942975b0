package dev.touchstone.sabotage.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A relay with both its ends: what calls it, and what it passes on to. */
final class Ends implements AutoCloseable {

    private static final int DEADLINE_MS = 5_000;

    private final ServerSocket origin = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Peer> peers = new ArrayList<>();
    private final Relay relay;

    Ends(Interference interference) throws IOException {
        origin.setSoTimeout(DEADLINE_MS);
        relay = Relay.to(target(), interference);
    }

    URI target() {
        return URI.create("http://127.0.0.1:" + origin.getLocalPort());
    }

    Relay relay() {
        return relay;
    }

    /** A caller with a new connection. */
    Peer calling() throws IOException {
        return kept(Peer.calling(relay.url().getPort()));
    }

    /** The next connection that the relay makes upstream. */
    Peer called() throws IOException {
        return kept(new Peer(origin.accept()));
    }

    private Peer kept(Peer peer) {
        peers.add(peer);
        return peer;
    }

    @Override
    public void close() throws IOException {
        relay.close();
        for (Peer peer : peers) {
            peer.close();
        }
        origin.close();
    }
}
