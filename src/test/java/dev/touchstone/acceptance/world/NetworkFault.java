package dev.touchstone.acceptance.world;

import dev.touchstone.stack.Link;
import java.time.Duration;
import java.util.function.Consumer;

/** In which way the network between a router and an engine fails. */
public enum NetworkFault {
    CUT("is cut", Link::cut),
    SILENT("swallows everything", Link::swallow),
    BROKEN("breaks in the middle of an answer", link -> link.cutAfter(4_000)),
    SLOW("carries an answer byte by byte", link -> link.trickle(Duration.ofMillis(10)));

    private final String words;
    private final Consumer<Link> beginning;

    NetworkFault(String words, Consumer<Link> beginning) {
        this.words = words;
        this.beginning = beginning;
    }

    /** Completes "the network ...". */
    public String words() {
        return words;
    }

    public void begin(Link link) {
        beginning.accept(link);
    }
}
