package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Secrets;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Capability;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.Ledger.Filter;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Person;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;

/** Names of requests that look like commands. */
public final class HostileSteps {

    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Witnesses witnesses;
    private final RouterUnderTest router;
    private final Secrets secrets;
    private List<LedgerEntry> hers = List.of();
    private List<LedgerEntry> his = List.of();

    public HostileSteps(
            Cast cast,
            Talk talk,
            Engines engines,
            Witnesses witnesses,
            RouterUnderTest router,
            Secrets secrets) {
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.witnesses = witnesses;
        this.router = router;
        this.secrets = secrets;
    }

    @Given("{person} and {person} have asked something under names that are none but names")
    public void haveAsked(String her, String him) {
        ask(cast.named(him), talk.freshIdentifiers());
        ask(cast.named(her), talk.freshIdentifiers());
        his = witnesses.ledger(cast.named(him));
        hers = witnesses.ledger(cast.named(her));
        assertThat(List.of(hers.size(), his.size())).as("entries").containsOnly(1);
    }

    @When("{person} asks under a trace that is {hostile}")
    public void asksUnderATrace(String name, String trace) {
        Person caller = cast.named(name);
        ChatRequest question =
                talk.question("Is anything wrong?").identifiedBy(Identifiers.trace(trace));
        talk.ask(caller, question, () -> router.oddRequests().asItIs(caller, question));
    }

    @When("{person} asks under a tenant, a user and a session that are {hostile}")
    public void asksUnderNames(String name, String value) {
        Optional<String> all = Optional.of(value);
        ask(cast.named(name), new Identifiers(all, Optional.empty(), all, all));
    }

    private void ask(Person caller, Identifiers names) {
        talk.ask(caller, talk.question("Is anything wrong?").identifiedBy(names));
    }

    @When("{person} asks a model that is {hostile}")
    public void asksAModel(String name, String model) {
        talk.ask(cast.named(name), talk.to(model, "Is anything wrong?"));
    }

    @When("{person} asks with {hostile} in every line that may name a request")
    public void asksWithHeaders(String name, String value) {
        Person caller = cast.named(name);
        ChatRequest question = talk.question("Is anything wrong?");
        talk.ask(caller, question, () -> router.oddRequests().named(caller, question, value));
    }

    @Then("by this trace she finds this request, and no other")
    public void findsIt() {
        Person caller = talk.last().caller();
        String trace = talk.last().request().identifiers().trace().orElseThrow();
        assertThat(
                        new Reaction<>(
                                        caller.name(),
                                        router.ledger().entries(caller, Filter.trace(trace)))
                                .given("what the trace finds"))
                .extracting(LedgerEntry::requestId, LedgerEntry::traceId)
                .as("requests that are found by the trace")
                .containsExactly(Tuple.tuple(talk.last().requestId(), trace));
    }

    @Then("the engine received these names as they are")
    public void receivedNames() {
        router.needs(Capability.IDENTIFIERS);
        talk.answer();
        assertThat(EngineRequest.of(engines.asked(3).get(2)).identifiers())
                .as("names that the engine received")
                .isEqualTo(talk.last().request().identifiers());
    }

    @Then("{person} is billed for it, and all that {person} and {person} had is as it was")
    public void nothingElseChanged(String payer, String her, String him) {
        List<LedgerEntry> now = witnesses.ledger(cast.named(her));
        assertThat(witnesses.ledger(cast.named(him))).as("his ledger").isEqualTo(his);
        assertThat(now).as("her ledger").hasSize(hers.size() + 1).containsAll(hers);
        assertThat(now.get(0).requestId()).as("the new one").isEqualTo(talk.last().requestId());
        assertThat(now.get(0).userId()).as("who is billed").isEqualTo(cast.named(payer).id());
    }

    @Then(
            "the router has a name of its own for it, and nothing that it answers has {hostile} in it")
    public void hasItsOwnName(String value) {
        talk.answer();
        assertThat(talk.last().requestId()).as("the name of the request").doesNotContain(value);
        assertThat(secrets.answers()).as("what the router answered").doesNotContain(value);
    }
}
