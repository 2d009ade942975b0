package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account;
import dev.touchstone.acceptance.world.Analysis;
import dev.touchstone.acceptance.world.Calls;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Days;
import dev.touchstone.acceptance.world.Look;
import dev.touchstone.acceptance.world.Rows;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;

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

    @Then("of the last week they tell {person} exactly what her tenant's ledger entered")
    public void tellWhatWasEntered(String name) {
        Account ledger = Account.of(witnesses.ledger(cast.named(name)));
        look(lastWeek(ledger));
        analysis.tells(ledger);
    }

    @Then("each day of the last week has exactly the calls that the ledger entered on it")
    public void eachDayHasItsCalls() {
        Account ledger = ledger();
        Days week = lastWeek(ledger);
        Rows.same("the analytics of each day", ledger.byDay(week), look(week).days());
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
        Rows.same("the export as " + one, ledger.byDayAndModel(week), look.export(one));
        Rows.same("the export as " + other, look.export(one), look.export(other));
    }

    @Then("the rows add up to the summary, to the last token and the last decimal")
    public void rowsAddUp() {
        Account rows = Account.told(analysis.last().table());
        Summary summary = analysis.last().summary();
        assertThat(rows.totals()).as("the rows of the export").isEqualTo(summary.totals());
        Rows.same("the rows of the export, by model", summary.byModel(), rows.byModel());
    }

    @Then("for each model to what was done with it")
    public void rowsAreWhatWasDone() {
        Account rows = Account.told(analysis.last().table());
        Account done = calls.of(cast.last());
        Rows.same("the rows of the export, by model", done.byModel(), rows.byModel());
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
