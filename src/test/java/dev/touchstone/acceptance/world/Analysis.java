package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Analytics;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Analytics.ResponseTimes;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What people see when they look at the analytics of their tenants. */
public final class Analysis {

    private static final int DEFAULT_DAYS = 30;

    private final RouterUnderTest router;

    public Analysis(RouterUnderTest router) {
        this.router = router;
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

    /** No form tells of a call; without a word, the days are the last 30 up to today. */
    public void tellsNothing(Person viewer) {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        Look look = look(viewer, DateRange.DEFAULT);
        LocalDate last = look.days().isEmpty() ? before : lastOf(look.days());
        assertThat(last).as("today").isBetween(before, LocalDate.now(ZoneOffset.UTC));
        assertThat(look.summary())
                .as("the summary of a tenant that has used nothing")
                .isEqualTo(new Summary(Totals.NONE, Optional.empty(), List.of()));
        Days days = Days.of(last.minusDays(DEFAULT_DAYS - 1L), last);
        tells(look, days, new Account(List.of()));
    }

    private static LocalDate lastOf(List<Day> days) {
        return days.get(days.size() - 1).date();
    }

    /** All forms of the same days. */
    public Look look(Person viewer, DateRange range) {
        Analytics analytics = router.analytics();
        return new Look(
                viewer.name(),
                analytics.summary(viewer, range),
                analytics.daily(viewer, range),
                analytics.export(viewer, range, Format.CSV),
                analytics.export(viewer, range, Format.JSON));
    }

    /** Every form tells exactly this account of these days. */
    public void tells(Person viewer, Days days, Account all) {
        tells(look(viewer, days.range()), days, all);
    }

    private static void tells(Look look, Days days, Account all) {
        Account account = all.within(days);
        assertThat(look.summary().totals()).as("the summary").isEqualTo(account.totals());
        assertThat(look.summary().byModel())
                .as("the summary by model")
                .isEqualTo(account.byModel());
        assertThat(look.days()).as("the days").isEqualTo(account.byDay(days));
        assertThat(look.table()).as("the export as CSV").isEqualTo(account.byDayAndModel(days));
        assertThat(look.json()).as("the export as JSON").isEqualTo(account.byDayAndModel(days));
    }
}
