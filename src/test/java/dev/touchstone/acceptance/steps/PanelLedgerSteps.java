package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.CallBook;
import dev.touchstone.acceptance.world.CallBook.Line;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.Refusal.Attempt;
import dev.touchstone.router.Refusal.Reason;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.stream.IntStream;

/** The calls of a request that several models worked on, in the ledger and in the sums. */
public final class PanelLedgerSteps {

    private final Talk talk;
    private final CallBook book;
    private final Witnesses witnesses;
    private final Engines engines;

    public PanelLedgerSteps(Talk talk, CallBook book, Witnesses witnesses, Engines engines) {
        this.talk = talk;
        this.book = book;
        this.witnesses = witnesses;
        this.engines = engines;
    }

    @Then(
            "the ledger has one entry for each call that an engine answered, exact in tokens and price")
    public void eachIsEntered() {
        assertThat(answered())
                .extracting(Line::of)
                .as("the calls in the ledger")
                .containsExactlyInAnyOrderElementsOf(book.answered());
    }

    @Then("these entries are numbered, and name her request and her trace")
    public void areNumbered() {
        int calls = book.answered().size();
        String request = talk.last().requestId();
        String trace = talk.last().trail().traceId().orElse("no trace");
        assertThat(entries())
                .extracting(entry -> name(entry.call(), entry.requestId(), entry.traceId()))
                .as("number, request and trace of the entries")
                .containsExactlyInAnyOrderElementsOf(names(calls, request, trace));
    }

    private static List<String> names(int calls, String request, String trace) {
        return IntStream.rangeClosed(1, calls).mapToObj(i -> name(i, request, trace)).toList();
    }

    private static String name(int call, String request, String trace) {
        return "call %d of request %s, trace %s".formatted(call, request, trace);
    }

    @Then("each call went to its engine under her identifiers")
    public void wentUnderHerIdentifiers() {
        Identifiers hers = talk.last().request().identifiers();
        assertThat(engines.journal())
                .extracting(entry -> EngineRequest.of(entry).identifiers())
                .as("the identifiers that the engines got")
                .hasSize(book.answered().size())
                .containsOnly(hers);
    }

    @Then("the entries are under her own trace")
    public void areUnderHerTrace() {
        String hers = talk.last().request().identifiers().trace().orElseThrow();
        assertThat(entries())
                .extracting(LedgerEntry::traceId)
                .as("the traces of the entries")
                .hasSize(book.answered().size())
                .containsOnly(hers);
    }

    @Then("the answer's tokens and price are the sums of its calls")
    public void areSums() {
        assertThat(talk.answer().usage()).as("the answer's tokens").contains(book.usage());
        assertThat(talk.last().trail().cost())
                .as("the answer's price")
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(book.cost()));
    }

    @Then("the failed call has been entered, and costs nothing")
    public void failedOneIsEntered() {
        assertThat(entries())
                .filteredOn(entry -> entry.status().equals("failed"))
                .as("failed calls in the ledger")
                .singleElement()
                .satisfies(entry -> assertThat(entry.cost()).isEqualByComparingTo("0"));
    }

    @Then("the answer names an engine of the {ordinal} model")
    public void namesAnEngine(Model model) {
        assertThat(talk.last().trail().servedBy().stream().toList())
                .as("the deployment that is named")
                .hasSize(1)
                .isSubsetOf(Gateway.deployments(model));
    }

    @Then("she is told that every engine of the {ordinal} model failed, and of no other")
    public void isToldOfAttempts(Model model) {
        Refusal refusal = talk.refusal();
        assertThat(refusal.reason()).as("what she is told").isEqualTo(Reason.ENGINES_FAILED);
        assertThat(refusal.attempts())
                .extracting(Attempt::deployment)
                .as("the attempts that she is told of")
                .isEqualTo(Gateway.deployments(model));
    }

    private List<LedgerEntry> answered() {
        return entries().stream().filter(entry -> entry.status().equals("ok")).toList();
    }

    private List<LedgerEntry> entries() {
        return witnesses.ledger(talk.last().caller());
    }
}
