package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account;
import dev.touchstone.acceptance.world.Analysis;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Days;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RequestField;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Days that people ask for: some hold a call, some do not, and some there never were. */
public final class DateRangeSteps {

    private final Cast cast;
    private final Analysis analysis;
    private final Witnesses witnesses;

    public DateRangeSteps(Cast cast, Analysis analysis, Witnesses witnesses) {
        this.cast = cast;
        this.analysis = analysis;
        this.witnesses = witnesses;
    }

    @When("{person} looks at the analytics from {day} to {day}")
    public void looks(String name, Period first, Period last) {
        Person viewer = cast.named(name);
        analysis.look(viewer, Days.of(dayOfTheCall().plus(first), dayOfTheCall().plus(last)));
    }

    @When("{person} looks at the analytics from {day} on")
    public void looksFrom(String name, Period first) {
        analysis.lookFrom(cast.named(name), dayOfTheCall().plus(first));
    }

    @When("{person} looks at the analytics up to {day}")
    public void looksUpTo(String name, Period last) {
        analysis.lookUpTo(cast.named(name), dayOfTheCall().plus(last));
    }

    @When(
            "{person} looks at the analytics of the day that it was in {place}, as {place} has its days")
    public void looksFromFarAway(String name, ZoneId there, ZoneId here) {
        Person viewer = cast.named(name);
        LocalDate day = momentOfTheCall().atZone(there).toLocalDate();
        analysis.look(viewer, new Days(day, day, here));
    }

    @Then("summary, days and export tell of {int} call(s)")
    public void tellOfCalls(int number) {
        assertThat(analysis.last().summary().totals().requests())
                .as("calls in the summary")
                .isEqualTo(number);
        analysis.tells(Account.of(witnesses.ledger(cast.last())));
    }

    @Given("{person} sees each of the days {days}")
    public void seesEachDay(String name, DateRange range) {
        analysis.look(cast.named(name), Days.of(range));
        analysis.tells(new Account(List.of()));
    }

    @When("{person} looks at the analytics of {days}")
    public void looksAt(String name, DateRange range) {
        analysis.look(cast.named(name), range);
    }

    @Then("she is told that there are no such days, by their {border}")
    public void noSuchDays(RequestField field) {
        analysis.last().reactions().forEach(form -> isImpossible(form, field));
    }

    @Then("she is told that they are too many to be told one by one, by their {border}")
    public void tooMany(RequestField field) {
        isImpossible(analysis.last().daily(), field);
    }

    @Then("they are added up and exported all the same")
    public void addedUp() {
        assertThat(analysis.last().table()).isEmpty();
        assertThat(analysis.last().json()).isEmpty();
        assertThat(analysis.last().summary().totals().requests()).isZero();
    }

    private static void isImpossible(Reaction<?> form, RequestField field) {
        Refusal refusal = form.refusal();
        assertThat(refusal.reason())
                .as("what %s is told (\"%s\")", form.asker(), refusal.message())
                .isEqualTo(Reason.BROKEN_REQUEST);
        assertThat(refusal.field()).as("what is named to %s", form.asker()).contains(field);
    }

    private LocalDate dayOfTheCall() {
        return momentOfTheCall().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Instant momentOfTheCall() {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        return entry.createdAt();
    }
}
