package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Account;
import dev.touchstone.acceptance.world.Analysis;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Rows;
import dev.touchstone.acceptance.world.Sums;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.Ledger.Grouping;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;

/** The sums of the ledger, against its entries and against the analytics. */
public final class SumSteps {

    private final Cast cast;
    private final Talk talk;
    private final Sums sums;
    private final Analysis analysis;
    private final Witnesses witnesses;
    private Ledger.Sums seen;

    public SumSteps(Cast cast, Talk talk, Sums sums, Analysis analysis, Witnesses witnesses) {
        this.cast = cast;
        this.talk = talk;
        this.sums = sums;
        this.analysis = analysis;
        this.witnesses = witnesses;
    }

    @Then("the sums by person, by model and by day are those of her {int} entries")
    public void areThoseOfTheEntries(int number) {
        areThoseOfTheEntries(cast.last(), number);
    }

    @Then("the sums that {person} sees by person, by model and by day are those of both entries")
    public void areThoseOfBoth(String name) {
        areThoseOfTheEntries(cast.named(name), 2);
    }

    private void areThoseOfTheEntries(Person reader, int number) {
        sums.areNeeded();
        sums.areOf(reader, witnesses.awaitEntries(reader, number));
    }

    @Then("the sums of each tenant are those of its one entry, by its own person")
    public void areThoseOfEach() {
        talk.turns().forEach(turn -> areOfOnePerson(turn.caller()));
    }

    private void areOfOnePerson(Person person) {
        sums.areOf(person, List.of(witnesses.onlyEntry(person)), Grouping.PERSON);
        assertThat(sums.told(person, Grouping.PERSON).groups())
                .as("people in the sums of %s's tenant", person.name())
                .containsOnlyKeys(person.id());
    }

    @Then("the analytics tell the same total, and the same by model")
    public void analyticsTellTheSame() {
        Summary summary = analysis.summary(cast.last());
        Ledger.Sums told = sums.told(cast.last(), Grouping.MODEL);
        assertThat(summary.totals()).as("the total of the analytics").isEqualTo(told.total());
        Rows.same(
                "the analytics of each model",
                Account.of(witnesses.ledger(cast.last())).byModel(),
                summary.byModel());
    }

    @When("she looks at the sums of her tenant")
    public void looks() {
        seen = sums.told(cast.last(), Grouping.PERSON);
    }

    @Then("there are none, and they come to nothing")
    public void areNothing() {
        assertThat(seen).as("the sums").isEqualTo(new Ledger.Sums(Totals.NONE, Map.of()));
    }
}
