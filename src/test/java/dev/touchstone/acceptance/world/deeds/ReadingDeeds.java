package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Ledger.Grouping;
import dev.touchstone.router.Ledger.Sums;
import dev.touchstone.router.Models.Listed;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Providers;
import java.util.List;
import java.util.stream.Stream;

/** What people read of models, ledger and analytics: exactly what there is. */
public final class ReadingDeeds {

    private final RouterUnderTest router;

    public ReadingDeeds(RouterUnderTest router) {
        this.router = router;
    }

    Stream<Deed> all() {
        return Stream.of(
                Deed.reading("list the models", who -> router.models().list(who), this::models),
                Deed.reading(
                        "list the providers", who -> router.providers().list(who), this::providers),
                Deed.reading(
                        "read the ledger",
                        who -> router.ledger().entries(who),
                        (who, told, before, after) -> same(told, after.ledger(), "the ledger")),
                Deed.reading(
                        "read the sums of the ledger",
                        this::sums,
                        (who, told, before, after) ->
                                same(
                                        ((Sums) told).total(),
                                        Account.of(after.ledger()).totals(),
                                        "the sums")),
                Deed.reading(
                        "read the analytics",
                        who -> router.analytics().summary(who, DateRange.DEFAULT),
                        (who, told, before, after) ->
                                same(told, after.analytics().orElseThrow(), "the analytics")),
                Deed.reading(
                        "read the analytics by day",
                        who -> router.analytics().daily(who, DateRange.DEFAULT),
                        ReadingDeeds::days),
                Deed.reading(
                        "export the analytics",
                        who -> router.analytics().export(who, DateRange.DEFAULT, Format.CSV),
                        ReadingDeeds::export),
                Deed.reading(
                        "export the analytics for machines",
                        who -> router.analytics().export(who, DateRange.DEFAULT, Format.JSON),
                        ReadingDeeds::export));
    }

    private Outcome<?> sums(Person who) {
        router.needs(Capability.LEDGER_SUMS);
        return router.ledger().sums(who, Grouping.MODEL);
    }

    /** What somebody is told is what an admin sees. */
    static void same(Object told, Object seen, String what) {
        assertThat(told).as("%s, against what an admin sees", what).isEqualTo(seen);
    }

    @SuppressWarnings("unchecked") // what the port's method gives
    private void models(Person who, Object told, TenantState before, TenantState after) {
        assertThat((List<Listed>) told)
                .extracting(Listed::id)
                .as("the models")
                .containsExactlyInAnyOrderElementsOf(router.description().modelNames());
    }

    @SuppressWarnings("unchecked") // what the port's method gives
    private void providers(Person who, Object told, TenantState before, TenantState after) {
        assertThat((List<Providers.Listed>) told)
                .extracting(Providers.Listed::id)
                .as("the providers")
                .containsExactlyInAnyOrderElementsOf(router.description().providers());
    }

    @SuppressWarnings("unchecked") // what the port's method gives
    private static void days(Person who, Object told, TenantState before, TenantState after) {
        same(sum(((List<Day>) told).stream().map(Day::totals)), totals(after), "all days together");
    }

    @SuppressWarnings("unchecked") // what the port's method gives
    private static void export(Person who, Object told, TenantState before, TenantState after) {
        same(
                sum(((List<ModelDay>) told).stream().map(ModelDay::totals)),
                totals(after),
                "all that is exported");
    }

    private static Totals totals(TenantState state) {
        return state.analytics().orElseThrow().totals();
    }

    private static Totals sum(Stream<Totals> totals) {
        return totals.reduce(Totals.NONE, Totals::plus);
    }
}
