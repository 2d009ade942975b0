package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Capability;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The other two witnesses beside the caller: the engines' journals and the ledger. Before each
 * request it notes what they show; after a refusal they must show the same.
 */
public final class Witnesses {

    /** Refusals for the caller's own reasons: nothing may have happened. */
    private static final Set<Reason> NOTHING_HAPPENED =
            EnumSet.of(
                    Reason.SIGN_IN,
                    Reason.NOT_ALLOWED,
                    Reason.NOT_FOUND,
                    Reason.UNKNOWN_MODEL,
                    Reason.BROKEN_REQUEST,
                    Reason.TOO_LARGE);

    private final RouterUnderTest router;
    private final Engines engines;
    private final Cast cast;
    private boolean enginesRefuse;
    private int requestsNoted;
    private int entriesNoted;
    private Optional<Person> noted = Optional.empty();

    public Witnesses(RouterUnderTest router, Engines engines, Cast cast) {
        this.router = router;
        this.engines = engines;
        this.cast = cast;
    }

    /** Notes what is there before a request; before the first there is nothing of this scenario. */
    void note(List<Turn> before) {
        if (!before.isEmpty()) {
            note();
        }
    }

    /** Notes what is there. */
    public void note() {
        noted = cast.present();
        requestsNoted = requests();
        entriesNoted = entries();
    }

    /** After a refusal for the caller's own reasons: no engine was asked, nothing was entered. */
    public void nothingHappened() {
        assertThat(requests())
                .as("requests that reached an engine, after the refusal")
                .isEqualTo(requestsNoted);
        assertThat(entries())
                .as("entries in the tenant's ledger, after the refusal")
                .isEqualTo(entriesNoted);
    }

    /** In this scenario it is an engine that finds the caller's mistake: it has been asked. */
    public void enginesRefuse() {
        enginesRefuse = true;
    }

    /** Whether such a refusal must have left nothing. */
    public boolean mustLeaveNothing(Reason reason) {
        return NOTHING_HAPPENED.contains(reason) && !enginesRefuse;
    }

    /** Ends the scenario as not supported where there is no ledger to compare with. */
    public void needALedger() {
        router.needs(Capability.LEDGER);
    }

    /** The ledger of a person's tenant as that person may read it. */
    public List<LedgerEntry> ledger(Person reader) {
        return new Reaction<>(reader.name(), router.ledger().entries(reader))
                .given("the tenant's ledger");
    }

    /** The ledger of a person's tenant, once it has so many entries. */
    public List<LedgerEntry> awaitEntries(Person reader, int number) {
        try {
            return Awaitility.await()
                    .atMost(Engines.atLeisure())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ledger(reader), entries -> areSoMany(entries, number));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "The ledger should have %d entries within %d s, but has %d"
                            .formatted(
                                    number, Engines.atLeisure().toSeconds(), ledger(reader).size()),
                    e);
        }
    }

    /**
     * While entries come in, the next page of a ledger begins with what the last one ended with.
     */
    private static boolean areSoMany(List<LedgerEntry> entries, int number) {
        long different = entries.stream().map(LedgerEntry::id).distinct().count();
        return entries.size() == number && different == number;
    }

    /** The newest entry of a person's tenant, once it is of a request that its caller left. */
    public LedgerEntry awaitLeft(Person reader) {
        try {
            return Awaitility.await()
                    .atMost(Engines.atLeisure())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ledger(reader), Witnesses::beginsWithALeftOne)
                    .get(0);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "The newest entry of the ledger should say within %d s that its caller has left, but the ledger is %s"
                            .formatted(Engines.atLeisure().toSeconds(), ledger(reader)),
                    e);
        }
    }

    private static boolean beginsWithALeftOne(List<LedgerEntry> entries) {
        return !entries.isEmpty() && entries.get(0).status().equals("aborted");
    }

    /** The one entry of a person's tenant, or the failure that there are more or fewer. */
    public LedgerEntry onlyEntry(Person reader) {
        List<LedgerEntry> entries = ledger(reader);
        assertThat(entries).as("entries in the ledger").hasSize(1);
        return entries.get(0);
    }

    private int requests() {
        return router.offers(Capability.SCRIPTED_ENGINES) ? engines.journal().size() : 0;
    }

    private int entries() {
        return noted.or(cast::present)
                .filter(any -> router.offers(Capability.LEDGER))
                .flatMap(cast::readerFor)
                .map(reader -> ledger(reader).size())
                .orElse(0);
    }
}
