package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Analytics;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Analytics.ModelTotals;
import dev.touchstone.router.Analytics.ResponseTimes;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What people see when they look at the analytics of their tenants. */
public final class Analysis {

    private static final int DEFAULT_DAYS = 30;

    private final RouterUnderTest router;
    private Days days;
    private Look last;

    public Analysis(RouterUnderTest router) {
        this.router = router;
    }

    /** Before anybody waits for what it is made of. */
    public void isNeeded() {
        router.needs(Capability.ANALYTICS);
    }

    /** The summary of the last days, as it is told when no days are named. */
    public Summary summary(Person viewer) {
        return new Reaction<>(viewer.name(), router.analytics().summary(viewer, DateRange.DEFAULT))
                .given("a summary");
    }

    /** The times of the summary, or the failure that it has none. */
    public ResponseTimes responseTimes(Person viewer) {
        return summary(viewer)
                .responseTimes()
                .orElseThrow(() -> new AssertionError("The summary should have response times"));
    }

    /** Looks at all forms of the same days. */
    public Look look(Person viewer, DateRange range) {
        Analytics analytics = router.analytics();
        last =
                new Look(
                        viewer.name(),
                        analytics.summary(viewer, range),
                        analytics.daily(viewer, range),
                        analytics.export(viewer, range, Format.CSV),
                        analytics.export(viewer, range, Format.JSON));
        return last;
    }

    /** Looks at all forms of these days. */
    public Look look(Person viewer, Days asked) {
        days = asked;
        return look(viewer, asked.range());
    }

    /** What came of the last look. */
    public Look last() {
        return last;
    }

    /** Looks at all forms without a word about the last day: it is today. */
    public void lookFrom(Person viewer, LocalDate first) {
        LocalDate today = lookUntilToday(viewer, DateRange.DEFAULT.from(first));
        days = Days.of(first, today);
    }

    /** Looks at all forms without a word about the first day: they are 30 days. */
    public void lookUpTo(Person viewer, LocalDate end) {
        look(viewer, DateRange.DEFAULT.upTo(end));
        days = Days.of(end.minusDays(DEFAULT_DAYS - 1L), end);
    }

    /** No form tells of a call; without a word, the days are the last 30 up to today. */
    public void tellsNothing(Person viewer) {
        LocalDate today = lookUntilToday(viewer, DateRange.DEFAULT);
        days = Days.of(today.minusDays(DEFAULT_DAYS - 1L), today);
        tells(new Account(List.of()));
    }

    private LocalDate lookUntilToday(Person viewer, DateRange range) {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        List<Day> told = look(viewer, range).days();
        LocalDate today = told.isEmpty() ? before : told.get(told.size() - 1).date();
        assertThat(today).as("the last day").isBetween(before, LocalDate.now(ZoneOffset.UTC));
        return today;
    }

    /** Every form of the last look tells exactly what of this account was on these days. */
    public void tells(Account all) {
        Account account = all.within(days);
        assertThat(last.summary().totals()).as("the summary").isEqualTo(account.totals());
        assertThat(last.summary().responseTimes().isPresent())
                .as("whether the summary has response times")
                .isEqualTo(account.totals().requests() > 0);
        Rows.same("the summary of each model", account.byModel(), last.summary().byModel());
        Rows.same("the analytics of each day", account.byDay(days), last.days());
        Rows.same("the export as CSV", account.byDayAndModel(days), last.table());
        Rows.same("the export as JSON", account.byDayAndModel(days), last.json());
    }

    /** Every form of the last look adds up to this account, on whichever days. */
    public void addsUpTo(Account account) {
        List<ModelTotals> models = account.byModel();
        assertThat(last.summary().totals()).as("the summary").isEqualTo(account.totals());
        Rows.same("the summary of each model", models, last.summary().byModel());
        assertThat(Account.sum(last.days())).as("all days together").isEqualTo(account.totals());
        Rows.same("the export as CSV, by model", models, Account.told(last.table()).byModel());
        Rows.same("the export as JSON, by model", models, Account.told(last.json()).byModel());
    }
}
