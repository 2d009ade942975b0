package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Bustle;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Reconciliation;
import dev.touchstone.acceptance.world.Sums;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.LedgerEntry;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Requests of all kinds at the same moment. */
public final class BustleSteps {

    private final Cast cast;
    private final Bustle bustle;
    private final Sums sums;
    private final Witnesses witnesses;
    private final Reconciliation reconciliation;

    public BustleSteps(
            Cast cast,
            Bustle bustle,
            Sums sums,
            Witnesses witnesses,
            Reconciliation reconciliation) {
        this.cast = cast;
        this.bustle = bustle;
        this.sums = sums;
        this.witnesses = witnesses;
        this.reconciliation = reconciliation;
    }

    @Given("{int} people who work for one tenant")
    public void gather(int people) {
        bustle.gather(people);
    }

    @When("each of them makes {int} requests, of all kinds and at the same moment")
    public void begin(int each) {
        bustle.begin(each * bustle.people().size());
    }

    @Then("the ledger has one entry for each of their requests")
    public void hasOneEntryEach() {
        assertThat(witnesses.awaitEntries(cast.last(), bustle.requests()))
                .extracting(LedgerEntry::requestId)
                .as("requests in the ledger")
                .doesNotHaveDuplicates();
    }

    @Then("the sums by person, by model and by day are those of all their entries")
    public void areThoseOfTheEntries() {
        sums.areOf(cast.last(), witnesses.awaitEntries(cast.last(), bustle.requests()));
    }

    @Then("the sums by person are what the engines did for each of them")
    public void areWhatWasDone() {
        assertThat(sums.byPersonOfTheEntries(cast.last()))
                .as("the sums of the entries by person, against what the engines did")
                .isEqualTo(bustle.byPerson());
    }

    @Then("callers, ledger and engines agree to the last token and cent")
    public void agree() {
        assertThat(reconciliation.settled().differences())
                .as("where callers, ledger and engines do not agree")
                .isEmpty();
    }
}
