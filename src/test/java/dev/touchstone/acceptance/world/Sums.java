package dev.touchstone.acceptance.world;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.Ledger.Grouping;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The sums of a ledger, as the router tells them and as its entries come to them. */
public final class Sums {

    private final RouterUnderTest router;
    private final Witnesses witnesses;

    public Sums(RouterUnderTest router, Witnesses witnesses) {
        this.router = router;
        this.witnesses = witnesses;
    }

    /** Before anybody waits for what they are made of. */
    public void areNeeded() {
        router.needs(Capability.LEDGER_SUMS);
    }

    /** As the router tells them to this person. */
    public Ledger.Sums told(Person reader, Grouping by) {
        areNeeded();
        return new Reaction<>(reader.name(), router.ledger().sums(reader, by))
                .given("the sums of the ledger");
    }

    /** What the router tells is what these entries come to, in all and however they are grouped. */
    public void areOf(Person reader, List<LedgerEntry> entries) {
        for (Grouping by : Grouping.values()) {
            areOf(reader, entries, by);
        }
    }

    /** The same for one grouping. */
    public void areOf(Person reader, List<LedgerEntry> entries, Grouping by) {
        Ledger.Sums told = told(reader, by);
        Ledger.Sums right = of(entries, by);
        assertThat(told.groups()).as("the sums by %s", by).isEqualTo(right.groups());
        assertThat(told.total()).as("the sum of the tenant").isEqualTo(right.total());
    }

    /** As these entries come to them. */
    static Ledger.Sums of(List<LedgerEntry> entries, Grouping by) {
        return new Ledger.Sums(
                entries.stream().map(Sums::one).reduce(Totals.NONE, Totals::plus),
                groups(entries, key(by)));
    }

    /** What the entries of each person come to. */
    public Map<String, Totals> byPersonOfTheEntries(Person reader) {
        return of(witnesses.ledger(reader), Grouping.PERSON).groups();
    }

    private static Map<String, Totals> groups(
            List<LedgerEntry> entries, Function<LedgerEntry, String> key) {
        return entries.stream()
                .collect(
                        groupingBy(
                                key, TreeMap::new, reducing(Totals.NONE, Sums::one, Totals::plus)));
    }

    private static Function<LedgerEntry, String> key(Grouping by) {
        return switch (by) {
            case PERSON -> LedgerEntry::userId;
            case MODEL -> LedgerEntry::model;
            case DAY -> entry -> LocalDate.ofInstant(entry.createdAt(), ZoneOffset.UTC).toString();
        };
    }

    private static Totals one(LedgerEntry entry) {
        return new Totals(1, entry.usage(), entry.cost());
    }
}
