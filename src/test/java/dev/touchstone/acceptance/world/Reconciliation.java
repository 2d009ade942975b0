package dev.touchstone.acceptance.world;

import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import dev.touchstone.acceptance.world.books.Books;
import dev.touchstone.acceptance.world.books.EngineWork;
import dev.touchstone.acceptance.world.books.Told;
import dev.touchstone.acceptance.world.books.Told.End;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.Person;
import dev.touchstone.router.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What the callers of this scenario were told, what the ledgers of all its tenants hold, and what
 * the engines did for it: they must agree to the last token and cent, whatever the traffic was.
 */
public final class Reconciliation {

    /**
     * To look costs the router as much as to ask: what is late is looked for less and less often.
     */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private static final Duration LAST_PAUSE = Duration.ofMillis(500);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private final OwnRouter own;

    public Reconciliation(RouterUnderTest router, Engines engines, Cast cast, OwnRouter own) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
        this.own = own;
    }

    /** Whether ledger and engines can both be read. */
    public boolean isPossible() {
        return router.offers(Capability.LEDGER) && router.offers(Capability.SCRIPTED_ENGINES);
    }

    /**
     * Whether all that happened must agree: of a scenario that stopped parts of a system some may
     * be lost, and it says itself what must not be.
     */
    public boolean isExpected() {
        return !(own.isInUse() && own.isDisturbed());
    }

    /** Whether the engines are those of the whole run. */
    public boolean isCommon() {
        return !own.isInUse();
    }

    /**
     * Whoever got a whole answer got it from an engine: there are no more answers than requests.
     */
    public void everyAnswerCameFromAnEngine() {
        if (router.offers(Capability.SCRIPTED_ENGINES)) {
            long whole = router.told().stream().filter(told -> told.end() == End.WHOLE).count();
            int asked = engines.journal().size();
            if (whole > asked) {
                throw new AssertionError(
                        "%d whole answers were given, but the engines were asked %d times: the router made up what it said"
                                .formatted(whole, asked));
            }
        }
    }

    /** The books once they agree, or as they are when they do not come to agree in time. */
    public Books settled() {
        List<Books> seen = new ArrayList<>();
        try {
            Awaitility.await()
                    .atMost(Engines.atLeisure())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(iterative(Reconciliation::longer, FIRST_PAUSE))
                    .until(
                            () -> {
                                seen.add(0, now());
                                return seen.get(0).differences().isEmpty();
                            });
        } catch (ConditionTimeoutException e) {
            return now(); // what differs then is the finding
        }
        return seen.get(0);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LAST_PAUSE) < 0 ? twice : LAST_PAUSE;
    }

    /** The books as they are. */
    public Books now() {
        List<EngineWork> work = work();
        List<Told> told = router.told();
        // Half of all scenarios ask for no answer, and reading their ledgers would cost seconds.
        boolean quiet = work.isEmpty() && told.isEmpty();
        return books(quiet ? List.of() : entries(), work, told);
    }

    /** What engines did and callers were told; nobody looks into a ledger. */
    public Books withoutLedger() {
        return books(List.of(), work(), router.told());
    }

    private List<EngineWork> work() {
        return engines.journal().stream().map(EngineWork::of).toList();
    }

    private Books books(List<LedgerEntry> entries, List<EngineWork> work, List<Told> told) {
        return new Books(
                entries,
                work,
                told,
                router.description().models(),
                router.offers(Capability.ATTEMPTS));
    }

    private List<LedgerEntry> entries() {
        Router unobserved = router.unobserved();
        return cast.tenants().stream()
                .flatMap(tenant -> entries(unobserved, tenant).stream())
                .toList();
    }

    private static List<LedgerEntry> entries(Router unobserved, Tenant tenant) {
        return read(unobserved.ledger(), tenant)
                .or(() -> readAgain(unobserved, tenant))
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "Nobody of %s can read its ledger any more"
                                                .formatted(tenant.name())));
    }

    private static Optional<List<LedgerEntry>> read(Ledger ledger, Tenant tenant) {
        return tenant.people().stream()
                .map(person -> read(ledger, person))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<List<LedgerEntry>> read(Ledger ledger, Person person) {
        return ledger.entries(person) instanceof Outcome.Given<List<LedgerEntry>> given
                ? Optional.of(given.value())
                : Optional.empty();
    }

    /** The scenario is over, and a tenant that it has disabled may be enabled again. */
    private static Optional<List<LedgerEntry>> readAgain(Router unobserved, Tenant tenant) {
        People people = unobserved.people();
        people.activate(people.platformAdmin(), tenant, true);
        return read(unobserved.ledger(), tenant);
    }
}
