package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Ledger.Filter;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the ledger finds for somebody who asks it for persons and traces. */
public final class LedgerSearchSteps {

    private final Cast cast;
    private final Talk talk;
    private final RouterUnderTest router;
    private final Witnesses witnesses;
    private List<LedgerEntry> own;
    private List<LedgerEntry> anothers;

    public LedgerSearchSteps(Cast cast, Talk talk, RouterUnderTest router, Witnesses witnesses) {
        this.cast = cast;
        this.talk = talk;
        this.router = router;
        this.witnesses = witnesses;
    }

    @When("{person} asks the ledger for what {person} did, by her name and by her traces")
    public void asksTheLedgerFor(String name, String other) {
        anothers = found(cast.named(name), cast.named(other));
        own = found(cast.named(name), cast.named(name));
    }

    @When(
            "{person} asks the ledger for herself under {person}'s traces, and for {person} under her own")
    public void asksTheLedgerForBoth(String name, String other, String same) {
        Person person = cast.named(name);
        anothers = found(person, cast.called(same), traces(person));
        anothers.addAll(found(person, person, traces(cast.called(other))));
        own = found(person, person, traces(person));
    }

    @Then("she finds nothing, and for herself under each of her own traces exactly that call")
    public void findsThatCallOnly() {
        assertThat(anothers).as("entries of one person under another one's traces").isEmpty();
        assertThat(own)
                .extracting(LedgerEntry::traceId)
                .as("the traces of own entries, by name and trace")
                .isEqualTo(traces(cast.last()));
    }

    @Then("she finds nothing, and what she did herself she finds both ways")
    public void findsHerOwnOnly() {
        assertThat(anothers).as("entries of another tenant").isEmpty();
        assertThat(own)
                .as("own entries, by name and by trace")
                .hasSize(5)
                .containsAll(witnesses.ledger(cast.last()));
    }

    @Then("from the second call's moment on the ledger has the second and the third call")
    public void hasFromThenOn() {
        assertThat(entries(cast.last(), Filter.from(moment(2))))
                .as("entries from the second one's moment on, the newest first")
                .isEqualTo(witnesses.ledger(cast.last()).subList(0, 2));
    }

    @Then("before that moment it has the first call only")
    public void hasUntilThen() {
        assertThat(entries(cast.last(), Filter.until(moment(2))))
                .as("entries before the second one's moment")
                .isEqualTo(witnesses.ledger(cast.last()).subList(2, 3));
    }

    /** When a call of three was entered; the ledger has the newest first. */
    private Instant moment(int call) {
        List<LedgerEntry> entries = witnesses.awaitEntries(cast.last(), 3);
        return entries.get(3 - call).createdAt();
    }

    private List<String> traces(Person doer) {
        return talk.turns().stream()
                .filter(turn -> turn.caller().id().equals(doer.id()))
                .map(Turn::trail)
                .map(trail -> trail.traceId().orElseThrow())
                .toList();
    }

    private List<LedgerEntry> found(Person reader, Person doer, List<String> traces) {
        List<LedgerEntry> found = new ArrayList<>();
        traces.forEach(trace -> found.addAll(entries(reader, Filter.trace(trace).of(doer.id()))));
        return found;
    }

    private List<LedgerEntry> found(Person reader, Person doer) {
        List<LedgerEntry> found = new ArrayList<>(entries(reader, Filter.person(doer.id())));
        traces(doer).forEach(trace -> found.addAll(entries(reader, Filter.trace(trace))));
        return found;
    }

    private List<LedgerEntry> entries(Person reader, Filter filter) {
        return new Reaction<>(
                        reader.name(),
                        RouterUnderTest.offered(() -> router.ledger().entries(reader, filter)))
                .given("the ledger");
    }
}
