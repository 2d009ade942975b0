package dev.touchstone.acceptance.world;

/** The database goes away, in one of its ways, and comes back. */
public final class Outages {

    private final OwnRouter own;
    private Outage outage;

    public Outages(OwnRouter own) {
        this.own = own;
    }

    public void begin(Outage next) {
        outage = next;
        outage.begin(own.system());
    }

    public void end() {
        outage.end(own.system());
    }
}
