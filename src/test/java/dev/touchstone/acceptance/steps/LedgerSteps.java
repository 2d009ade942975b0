package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** What the ledger enters, against what the caller got and what the engine counted. */
public final class LedgerSteps {

    private final Talk talk;
    private final Cast cast;
    private final Engines engines;
    private final Witnesses witnesses;
    private final RouterUnderTest router;

    public LedgerSteps(
            Talk talk, Cast cast, Engines engines, Witnesses witnesses, RouterUnderTest router) {
        this.talk = talk;
        this.cast = cast;
        this.engines = engines;
        this.witnesses = witnesses;
        this.router = router;
    }

    @Then("the ledger has exactly one entry, of her answer")
    @Then("the ledger has exactly one entry, of her request")
    public void hasOneEntry() {
        assertThat(entries())
                .extracting(LedgerEntry::requestId)
                .as("requests in the ledger")
                .containsExactly(talk.last().requestId());
    }

    @Then("the ledger has exactly one entry for each of her {int} answers")
    public void hasOneEntryEach(int answers) {
        List<LedgerEntry> entries = entries();
        List<String> requests = talk.turns().stream().map(Turn::requestId).toList();
        assertThat(requests).as("answers").hasSize(answers).doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(LedgerEntry::requestId)
                .as("requests in the ledger")
                .containsExactlyInAnyOrderElementsOf(requests);
    }

    @Given("her tenant's ledger is empty")
    public void isEmpty() {
        isToldOfNothing("she");
    }

    @When("{person} asks {string} and names {person} and his/her tenant as the caller")
    public void asksInTheNameOf(String name, String text, String other) {
        Person named = cast.called(other);
        Identifiers own = talk.freshIdentifiers();
        Identifiers anothers =
                new Identifiers(
                        Optional.of(named.tenantId()),
                        own.trace(),
                        Optional.of(named.id()),
                        own.session());
        talk.ask(cast.named(name), talk.question(text).identifiedBy(anothers));
    }

    @Given("{person} has been told what his/her tenant has spent")
    public void isToldOfNothing(String name) {
        assertThat(witnesses.ledger(cast.named(name))).as("entries in the ledger").isEmpty();
    }

    @Then("the ledger has no entry")
    public void hasNoEntry() {
        assertThat(entries()).as("entries in the ledger").isEmpty();
    }

    @Then("the entry names her tenant, herself and her trace")
    public void namesAll() {
        router.needs(Capability.IDENTIFIERS);
        Person person = talk.last().caller();
        LedgerEntry entry = only();
        String trace = talk.last().request().identifiers().trace().orElseThrow();
        assertThat(List.of(entry.tenantId(), entry.userId(), entry.traceId()))
                .as("the tenant, the person and the trace")
                .containsExactly(person.tenantId(), person.id(), trace);
    }

    @Then("the ledger has one entry that names {person}, and one that names {person}")
    public void namesBoth(String first, String second) {
        assertThat(entries())
                .extracting(LedgerEntry::userId)
                .as("people in the ledger")
                .containsExactlyInAnyOrder(cast.named(first).id(), cast.named(second).id());
    }

    @Then("the ledger of each tenant has one entry, which names its own person")
    public void eachNamesItsOwn() {
        talk.turns().forEach(turn -> hasOnlyItsOwn(turn.caller()));
    }

    private void hasOnlyItsOwn(Person person) {
        assertThat(witnesses.ledger(person))
                .as("the ledger of %s's tenant", person.name())
                .singleElement()
                .satisfies(entry -> assertThat(entry.userId()).isEqualTo(person.id()))
                .satisfies(entry -> assertThat(entry.tenantId()).isEqualTo(person.tenantId()));
    }

    @Then("the entry has {long} prompt tokens and {long} generated tokens, as the engine counted")
    public void hasTokens(long prompt, long generated) {
        assertThat(only().usage()).as("tokens in the entry").isEqualTo(Usage.of(prompt, generated));
    }

    @Then("the entry has {long} generated tokens, as the engine counted")
    public void hasGenerated(long generated) {
        assertThat(only().usage().completionTokens()).as("tokens").isEqualTo(generated);
    }

    @Then("the entry has as many tokens as the engine counted")
    public void hasTheEnginesCount() {
        JournalEntry journal = engines.only();
        assertThat(only().usage())
                .as("tokens in the entry")
                .isEqualTo(Usage.of(journal.promptTokens(), journal.generatedTokens()));
    }

    private List<LedgerEntry> entries() {
        return witnesses.ledger(talk.last().caller());
    }

    private LedgerEntry only() {
        return witnesses.onlyEntry(talk.last().caller());
    }
}
