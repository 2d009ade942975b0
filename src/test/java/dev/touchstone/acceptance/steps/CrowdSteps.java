package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Crowd;
import dev.touchstone.acceptance.world.Crowd.Voice;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Capability;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Many tenants at the same moment, and whose words turn up where. */
public final class CrowdSteps {

    private final Crowd crowd;
    private final Engines engines;
    private final Witnesses witnesses;
    private final RouterUnderTest router;
    private Usage before;

    public CrowdSteps(Crowd crowd, Engines engines, Witnesses witnesses, RouterUnderTest router) {
        this.crowd = crowd;
        this.engines = engines;
        this.witnesses = witnesses;
        this.router = router;
    }

    @Given("{int} people, each the operator of a tenant of their own")
    public void gather(int tenants) {
        crowd.gather(tenants);
    }

    @When(
            "each of them asks {int} times at once, half of them for a stream, each time with a secret word")
    public void speak(int times) {
        crowd.ask(times);
    }

    @When(
            "each of them says {int} things at once, each in a conversation of its own and with a secret word, and hears every second answer in pieces")
    public void say(int times) {
        crowd.say(times);
    }

    @Then("each of the {int} answers repeats the words of its own question")
    public void eachHearsItself(int answers) {
        router.needs(Capability.SCRIPTED_ANSWERS);
        assertThat(crowd.voices()).as("answers").hasSize(answers);
        assertThat(crowd.voices())
                .as("what each of them heard")
                .extracting(Voice::heard)
                .containsExactlyElementsOf(crowd.voices().stream().map(Voice::said).toList());
    }

    @Then("the engines received each question by itself, and each once")
    public void eachIsAskedByItself() {
        List<List<String>> said =
                crowd.voices().stream().map(voice -> List.of("user: " + voice.said())).toList();
        assertThat(engines.journal())
                .extracting(entry -> EngineRequest.of(entry).messages())
                .as("what the engines received")
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @Then("each tenant's ledger has its own {int} requests, and no other")
    public void eachLedgerHasItsOwn(int requests) {
        assertThat(crowd.people())
                .isNotEmpty()
                .allSatisfy(
                        person ->
                                assertThat(witnesses.ledger(person))
                                        .as("the ledger of %s's tenant", person.name())
                                        .hasSize(requests)
                                        .extracting(LedgerEntry::userId)
                                        .containsOnly(person.id()));
    }

    @Given("the engines' own counters have been read")
    public void haveBeenRead() {
        before = engines.steadyCounters();
    }

    @Then("the tokens of all of them are those by which the engines' own counters have risen")
    public void haveRisen() {
        engines.awaitCounters(before, entered());
    }

    private Usage entered() {
        List<Usage> all =
                crowd.people().stream()
                        .flatMap(person -> witnesses.ledger(person).stream())
                        .map(LedgerEntry::usage)
                        .toList();
        return Usage.of(
                all.stream().mapToLong(Usage::promptTokens).sum(),
                all.stream().mapToLong(Usage::completionTokens).sum());
    }
}
