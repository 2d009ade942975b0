package dev.touchstone.sabotage.relay;

import java.net.URI;

public final class Relay implements AutoCloseable {
    private final URI target;

    private Relay(URI t) {
        target = t;
    }

    public static Relay to(URI target, Interference interference) {
        return new Relay(target);
    }

    public URI url() {
        return target;
    }

    @Override
    public void close() {}
}
