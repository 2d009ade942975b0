package dev.touchstone.wire;

import java.util.ArrayList;
import java.util.List;

/** The exchanges of one scenario in the order in which they ended, secrets masked. Thread-safe. */
public final class Evidence {

    private final List<Exchange> exchanges = new ArrayList<>();

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }

    /** What was collected so far; it stays here. */
    public synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    /** The exchange that ended last; it stays here. */
    public synchronized Exchange last() {
        return exchanges.get(exchanges.size() - 1);
    }

    /** Forgets what was collected after this exchange. */
    public synchronized void forgetAfter(Exchange last) {
        exchanges.subList(exchanges.lastIndexOf(last) + 1, exchanges.size()).clear();
    }

    /** What was collected so far, and forgets it: each exchange is handed out once. */
    public synchronized List<Exchange> take() {
        List<Exchange> taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }
}
