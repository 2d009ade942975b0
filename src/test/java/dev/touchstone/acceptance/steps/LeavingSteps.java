package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Bills;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Leavers;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Waiting;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;

/** Callers who leave before their answer is complete, and what they pay. */
public final class LeavingSteps {

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Witnesses witnesses;
    private final Bills bills;
    private final Leavers leavers;

    public LeavingSteps(
            Cast cast,
            Talk talk,
            Engines engines,
            Witnesses witnesses,
            Bills bills,
            Leavers leavers) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.witnesses = witnesses;
        this.bills = bills;
        this.leavers = leavers;
    }

    @When("{person} asks {string} and hangs up once the engine has generated {int} tokens")
    public void leavesAnAnswer(String name, String text, int tokens) {
        talk.leaveAnswer(
                cast.named(name), talk.question(text), () -> engines.awaitGenerated(tokens));
    }

    @When(
            "{person} streams the answer to {string} and hangs up once the engine has generated {int} tokens")
    public void leavesAStream(String name, String text, int tokens) {
        talk.leaveStream(
                cast.named(name), talk.question(text), () -> engines.awaitGenerated(tokens));
    }

    @When(
            "{person} streams the answer to {string} and hangs up after {int} tokens, {int} times, some at once and with {patience}")
    public void leaveManyTimes(String name, String text, int tokens, int times, Duration patience) {
        leavers.leave(cast.named(name), talk.question(text).within(patience), tokens, times);
    }

    @Then("each of the {int} times she had heard that much")
    public void hadHeardAll(int times) {
        assertThat(leavers.heard()).as("streams of which so much came").isEqualTo(times);
    }

    @Then("each of the {int} times the engine has stopped because its caller hung up")
    public void allWereStopped(int times) {
        Waiting.untilIt(
                "after the last hang-up",
                Engines.PROMPTLY,
                () -> assertThat(states()).hasSize(times).containsOnly(State.ABORTED));
    }

    private List<State> states() {
        return engines.journal().stream().map(JournalEntry::state).toList();
    }

    @Then("she pays the engine's prompt tokens and {int} generated token(s), as many as there are")
    public void paysFor(int generated) {
        paysOf(0, generated);
    }

    @Then(
            "she pays the second engine's prompt tokens and {int} generated tokens, as many as there are")
    public void paysTheSecondFor(int generated) {
        paysOf(1, generated);
    }

    private void paysOf(int place, int generated) {
        witnesses.needALedger();
        last(engines.journal(bills.place(place).engine()));
        LedgerEntry entry = witnesses.awaitLeft(cast.last());
        JournalEntry work = last(engines.journal(bills.place(place).engine()));
        assertThat(work.generatedTokens()).as("tokens that were generated").isEqualTo(generated);
        Usage usage = Usage.of(work.promptTokens(), generated);
        bills.isFor(entry, entry.model(), bills.place(place), usage);
    }

    @Then("she pays the engine's prompt tokens alone")
    public void paysThePrompt() {
        Usage prompt = Usage.of(engines.only().promptTokens(), 0);
        LedgerEntry entry = witnesses.awaitLeft(cast.last());
        bills.isFor(entry, entry.model(), bills.place(0), prompt);
    }

    @Then("she pays the engine's prompt tokens and all {int} generated tokens")
    public void paysForAll(int generated) {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        Usage usage = Usage.of(engines.only().promptTokens(), generated);
        assertThat(entry.status()).as("how her request ended").isEqualTo("ok");
        bills.isFor(entry, entry.model(), bills.place(0), usage);
    }

    private static JournalEntry last(List<JournalEntry> entries) {
        assertThat(entries).as("requests that the engine got").isNotEmpty();
        return entries.get(entries.size() - 1);
    }
}
