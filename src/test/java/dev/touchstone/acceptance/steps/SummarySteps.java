package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account;
import dev.touchstone.acceptance.world.Analysis;
import dev.touchstone.acceptance.world.Calls;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.ResponseTime;
import dev.touchstone.acceptance.world.Rows;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.ModelTotals;
import dev.touchstone.router.Analytics.ResponseTimes;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The summary, against what was done, what the engines counted and what the ledger entered. */
public final class SummarySteps {

    /** Statistics are told to the microsecond, and eight times that when times follow from them. */
    private static final Duration ROUNDING = Duration.ofNanos(50_000);

    private final Cast cast;
    private final Calls calls;
    private final Analysis analysis;
    private final Witnesses witnesses;

    public SummarySteps(Cast cast, Calls calls, Analysis analysis, Witnesses witnesses) {
        this.cast = cast;
        this.calls = calls;
        this.analysis = analysis;
        this.witnesses = witnesses;
    }

    @Given("summary, days and export say that her tenant has not used anything yet")
    public void nothingYet() {
        analysis.tellsNothing(cast.last());
    }

    @Then("the summary counts {int} call(s)")
    public void counts(int number) {
        assertThat(summary().totals().requests()).as("calls in the summary").isEqualTo(number);
    }

    @Then("the summary counts {int} call(s), as soon as the ledger has it")
    public void countsSoon(int number) {
        analysis.isNeeded();
        List<LedgerEntry> entries = witnesses.awaitEntries(cast.last(), number);
        assertThat(summary().totals()).as("the summary").isEqualTo(Account.of(entries).totals());
        counts(number);
    }

    @Then(
            "its mean, median, 95th and 99th percentile lie between what the engines took and what she waited")
    public void liesBetween() {
        ResponseTimes times = analysis.responseTimes(cast.last());
        liesBetween("mean", times, ResponseTimes::mean);
        liesBetween("median", times, ResponseTimes::p50);
        liesBetween("95th percentile", times, ResponseTimes::p95);
        liesBetween("99th percentile", times, ResponseTimes::p99);
    }

    private void liesBetween(
            String what, ResponseTimes times, Function<ResponseTimes, Duration> which) {
        assertThat(which.apply(times))
                .as("the %s, between what the engines took and what the caller waited", what)
                .isBetween(
                        which.apply(calls.least(cast.last()).statistics()),
                        which.apply(calls.most(cast.last()).statistics()));
    }

    @Then("they are the statistics of four times, each between the same of one call")
    public void areOfFourTimes() {
        List<Duration> times = ResponseTime.four(analysis.responseTimes(cast.last()));
        List<Duration> least = calls.least(cast.last()).inOrder();
        List<Duration> most = calls.most(cast.last()).inOrder();
        IntStream.range(0, times.size())
                .forEach(i -> isOneOfFour(times, i, least.get(i), most.get(i)));
    }

    private static void isOneOfFour(
            List<Duration> times, int index, Duration least, Duration most) {
        assertThat(times.get(index))
                .as(
                        "call %d in the order of their times, as it follows from the statistics: %s",
                        index + 1, times)
                .isBetween(least.minus(ROUNDING), most.plus(ROUNDING));
    }

    @Then("the summary says of each model exactly what was done with it")
    public void saysOfEachModel() {
        Rows.same("the summary of each model", done().byModel(), summary().byModel());
    }

    @Then("it says in all exactly what was done")
    public void saysInAll() {
        assertThat(summary().totals())
                .as("what the summary says in all")
                .isEqualTo(done().totals());
    }

    @Then("it has the tokens that the engines counted")
    public void hasTheEnginesTokens() {
        Map<String, Usage> tokens =
                summary().byModel().stream()
                        .collect(
                                Collectors.toMap(
                                        ModelTotals::model, each -> each.totals().usage()));
        assertThat(tokens).as("tokens of each model").isEqualTo(calls.reported());
    }

    @Then("it has the calls, tokens and costs that the ledger has entered")
    public void hasTheLedgers() {
        Account ledger = Account.of(witnesses.ledger(cast.last()));
        Rows.same("the summary of each model", ledger.byModel(), summary().byModel());
        assertThat(summary().totals()).as("the summary").isEqualTo(ledger.totals());
    }

    private Account done() {
        return calls.of(cast.last());
    }

    private Summary summary() {
        return analysis.summary(cast.last());
    }
}
