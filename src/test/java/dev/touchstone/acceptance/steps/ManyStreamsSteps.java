package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Streams;
import dev.touchstone.acceptance.world.Turn.Streamed;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Capability;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.StreamEvent.Chunk;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;

/** Many streams at the same time, and what arrives in which. */
public final class ManyStreamsSteps {

    private static final int A_FEW_WORDS = 3;
    private static final int MANY_WORDS = 60;

    private final Cast cast;
    private final Streams streams;
    private final Witnesses witnesses;
    private final RouterUnderTest router;
    private final List<Person> people = new ArrayList<>();

    public ManyStreamsSteps(
            Cast cast, Streams streams, Witnesses witnesses, RouterUnderTest router) {
        this.cast = cast;
        this.streams = streams;
        this.witnesses = witnesses;
        this.router = router;
    }

    @Given("{person} and {person} are operators of two tenants")
    public void join(String first, String second) {
        people.add(cast.join(first, Role.OPERATOR, Optional.empty()));
        people.add(cast.join(second, Role.OPERATOR, Optional.empty()));
    }

    @When("they stream the answers to {int} different questions, a token of each in turn")
    public void streamInTurn(int count) {
        streams.begin(people, count, A_FEW_WORDS);
        streams.readInTurn();
    }

    @When("they stream the answers to {int} long questions, all at the same time")
    public void streamAtOnce(int count) {
        streams.begin(people, count, MANY_WORDS);
        streams.readAtOnce();
    }

    @Then("each of the {int} streams repeats its own question, whole and once")
    public void eachRepeatsItsOwn(int count) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        assertThat(streams.all()).as("streams").hasSize(count);
        assertThat(streams.all())
                .extracting(turn -> Streams.read(turn).text())
                .as("what arrived in each stream")
                .containsExactlyElementsOf(streams.all().stream().map(Streams::said).toList());
    }

    @Then(
            "each has a name of its own, tells the engine's token counts of its question, and ends once")
    public void eachIsItself() {
        assertThat(streams.all())
                .extracting(ManyStreamsSteps::names)
                .as("names of the events of each stream")
                .doesNotHaveDuplicates()
                .allSatisfy(names -> assertThat(names).hasSize(1));
        streams.all().forEach(this::isWhole);
    }

    private void isWhole(Streamed turn) {
        assertThat(Streams.read(turn).usages())
                .as("token counts in the stream of \"%s\"", Streams.said(turn))
                .containsExactly(streams.counted(turn));
        assertThat(Streams.read(turn).finishReasons()).containsExactly(FinishReason.STOP);
        assertThat(Streams.read(turn).doneMarkers()).as("done markers").hasSize(1);
        assertThat(Streams.read(turn).kinds()).endsWith("finish", "counts", "done");
    }

    private static Set<String> names(Streamed turn) {
        return Streams.read(turn).chunks().stream().map(Chunk::id).collect(Collectors.toSet());
    }

    @Then("each ledger has its own {int} entries, with these token counts")
    public void eachLedgerHasItsOwn(int entries) {
        for (Person person : people) {
            assertThat(witnesses.ledger(person))
                    .extracting(LedgerEntry::requestId, LedgerEntry::usage)
                    .as("requests and their tokens in the ledger of %s's tenant", person.name())
                    .hasSize(entries)
                    .containsExactlyInAnyOrderElementsOf(counts(person));
        }
    }

    private List<Tuple> counts(Person person) {
        return streams.all().stream()
                .filter(turn -> turn.caller().equals(person))
                .map(turn -> Tuple.tuple(turn.requestId(), streams.counted(turn)))
                .toList();
    }
}
