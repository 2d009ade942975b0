package dev.touchstone.acceptance.world;

import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Router;
import dev.touchstone.stack.Region;
import java.util.List;

/** Two routers over one database and the same engines, and a client that knows both. */
public final class Regions {

    private final RouterUnderTest router;
    private final OwnRouter own;
    private final UnderWay underWay;
    private Region other;

    public Regions(RouterUnderTest router, OwnRouter own, UnderWay underWay) {
        this.router = router;
        this.own = own;
        this.underWay = underWay;
    }

    /** A second region opens beside the first one. */
    public void open() {
        other = own.system().openRegion();
        own.awaitReadyAfterStart(other);
    }

    /** From now on the scenario asks in the other region. */
    public void moveOn() {
        router.moveTo(other);
    }

    /** Asks where it asked last; when nobody is there, its client asks in the other region. */
    public void askWhoeverIsThere(Person caller, ChatRequest request) {
        if (underWay.ask(caller, request).outcome() instanceof Outcome.Unusable<?>) {
            moveOn();
            underWay.ask(caller, request);
        }
    }

    /** The ledger of a person's tenant, as the first region tells it and as the other one does. */
    public List<List<LedgerEntry>> ledgers(Person reader) {
        return List.of(own.system(), other).stream()
                .map(region -> region.router(router.evidence(), router::departed))
                .map(region -> ledger(region, reader))
                .toList();
    }

    private static List<LedgerEntry> ledger(Router region, Person reader) {
        return new Reaction<>(reader.name(), region.ledger().entries(reader))
                .given("the tenant's ledger");
    }
}
