package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Bills;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.engine.StreamBreak.Way;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Answers that another engine gave than the one that was asked first, and who is paid for them. */
public final class FallbackBillSteps {

    private static final Behaviour FAILS =
            Behaviour.error(500, "InternalServerError", "out of memory");

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Witnesses witnesses;
    private final Bills bills;
    private Model asked;

    public FallbackBillSteps(
            Cast cast, Talk talk, Engines engines, Witnesses witnesses, Bills bills) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.witnesses = witnesses;
        this.bills = bills;
    }

    @Given("the first engine fails, and the second one answers {string}")
    public void firstFails(String text) {
        engines.follow(bills.place(0).engine(), FAILS);
        engines.follow(bills.place(1).engine(), Behaviour.answer(text));
    }

    @Given(
            "the first engine fails once it has generated {int} tokens, and the second one answers {string}")
    public void firstFailsLate(int tokens, String text) {
        Behaviour late =
                Behaviour.answer("One two three four five")
                        .breakAfter(tokens, Way.ERROR_WITHOUT_DONE);
        engines.follow(bills.place(0).engine(), late);
        engines.follow(bills.place(1).engine(), Behaviour.answer(text));
    }

    @Given(
            "the first engine fails, and the second one holds its answer {string} back after {int} tokens")
    public void secondHoldsBack(String text, int tokens) {
        engines.follow(bills.place(0).engine(), FAILS);
        engines.follow(bills.place(1).engine(), Behaviour.answer(text).holdAfter(tokens));
    }

    @Given("a model whose first engine is free, and fails")
    public void freeEngineFails() {
        asked = bills.freeAtFirst();
        engines.follow(first().engine(), FAILS);
    }

    @Given("a model whose first engine is free")
    public void freeEngine() {
        asked = bills.freeAtFirst();
    }

    @When("{person} asks this model {string}")
    public void asks(String name, String text) {
        talk.ask(cast.named(name), talk.to(asked.id(), text));
    }

    @Then("the ledger has one entry, for what the first engine counted, at its price")
    public void firstIsPaid() {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        bills.isForTheWorkOf(entry, entry.model(), bills.place(0));
        bills.tellsOf(1, entry);
    }

    @Then("the ledger has one entry, for what the second engine counted, at its price")
    public void secondIsPaid() {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        bills.isForTheWorkOf(entry, entry.model(), bills.place(1));
        bills.tellsOf(2, entry);
    }

    @Then(
            "the ledger has one entry, for what the second engine of this model counted, at its price")
    public void secondOfThisModelIsPaid() {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        bills.isForTheWorkOf(entry, asked.id(), asked.deployments().get(1));
        assertThat(entry.cost().signum()).as("whether it costs anything").isPositive();
    }

    @Then("the ledger has one entry, which costs nothing")
    public void costsNothing() {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        bills.isForTheWorkOf(entry, asked.id(), first());
        assertThat(entry.cost().signum()).as("whether it costs anything").isZero();
    }

    @Then("the first engine had generated {int} tokens for nothing")
    public void generatedForNothing(int tokens) {
        assertThat(bills.only(bills.place(0)).generatedTokens())
                .as("tokens that the failed engine generated")
                .isEqualTo(tokens);
    }

    @Then("the answer tells the second engine and its price")
    public void tellsTheSecond() {
        Usage usage = Bills.counted(bills.only(bills.place(1)));
        assertThat(talk.last().trail().servedBy()).as("who served").contains(bills.place(1).id());
        assertThat(talk.last().trail().cost())
                .as("the price that the answer tells")
                .hasValueSatisfying(
                        cost ->
                                assertThat(cost)
                                        .isEqualByComparingTo(
                                                bills.price(bills.place(1)).of(usage)));
    }

    private Deployment first() {
        return asked.deployments().get(0);
    }
}
