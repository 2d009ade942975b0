package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account;
import dev.touchstone.acceptance.world.Analysis;
import dev.touchstone.acceptance.world.Calls;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Days;
import dev.touchstone.acceptance.world.Look;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;
import java.util.List;

/** What is told day by day and exported, against the summary, the ledger and what was done. */
public final class DaySteps {

    private static final int WEEK = 7;

    private final Cast cast;
    private final Calls calls;
    private final Analysis analysis;
    private final Witnesses witnesses;

    public DaySteps(Cast cast, Calls calls, Analysis analysis, Witnesses witnesses) {
        this.cast = cast;
        this.calls = calls;
        this.analysis = analysis;
        this.witnesses = witnesses;
    }

    @Then("summary, days and export tell {person} exactly what was done in her tenant")
    public void tellWhatWasDone(String name) {
        Person viewer = cast.named(name);
        analysis.look(viewer, DateRange.DEFAULT);
        analysis.addsUpTo(calls.of(viewer));
    }

    @Then("each day of the last week has exactly the calls that the ledger entered on it")
    public void eachDayHasItsCalls() {
        Account ledger = ledger();
        Days week = lastWeek(ledger);
        assertThat(look(week).days()).as("each day").isEqualTo(ledger.byDay(week));
    }

    @Then("the days add up to the summary, which is what was done")
    public void daysAddUp() {
        Look look = analysis.last();
        assertThat(Account.sum(look.days()))
                .as("all days together")
                .isEqualTo(look.summary().totals())
                .isEqualTo(calls.of(cast.last()).totals());
    }

    @Then(
            "the exports as {format} and as {format} have the same rows, for each day and model what the ledger entered")
    public void exportsAreTheSame(Format one, Format other) {
        Account ledger = ledger();
        Days week = lastWeek(ledger);
        Look look = look(week);
        assertThat(look.export(one)).as("as " + one).isEqualTo(ledger.byDayAndModel(week));
        assertThat(look.export(other)).as("as " + other).isEqualTo(look.export(one));
    }

    @Then("the rows add up to the summary, to the last token and the last decimal")
    public void rowsAddUp() {
        Account rows = Account.told(analysis.last().table());
        assertThat(analysis.last().summary())
                .extracting(Summary::totals, Summary::byModel)
                .as("the summary, beside the rows")
                .isEqualTo(List.of(rows.totals(), rows.byModel()));
    }

    @Then("for each model to what was done with it")
    public void rowsAreWhatWasDone() {
        assertThat(Account.told(analysis.last().table()).byModel())
                .as("the rows of each model")
                .isEqualTo(calls.of(cast.last()).byModel());
    }

    private Look look(Days days) {
        return analysis.look(cast.last(), days);
    }

    private Account ledger() {
        return Account.of(witnesses.ledger(cast.last()));
    }

    private static Days lastWeek(Account account) {
        return Days.of(account.lastDay().minusDays(WEEK), account.lastDay());
    }
}
