package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Difference;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Trail;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Optional;

/** What goes with a request: the caller's messages and identifiers, all the way. */
public final class MessageSteps {

    private final Talk talk;
    private final Engines engines;
    private final Witnesses witnesses;
    private final RouterUnderTest router;

    public MessageSteps(Talk talk, Engines engines, Witnesses witnesses, RouterUnderTest router) {
        this.talk = talk;
        this.engines = engines;
        this.witnesses = witnesses;
        this.router = router;
    }

    @Then("the engine has received exactly her messages")
    public void receivedExactly() {
        List<String> sent =
                talk.last().request().messages().stream().map(EngineRequest::told).toList();
        List<String> received = EngineRequest.of(engines.only()).messages();
        String how = new Difference(String.join("\n", sent), String.join("\n", received)).words();
        assertThat(received).as("what the engine received%s", how).isEqualTo(sent);
    }

    @Then("the engine has received a temperature of {double}")
    public void receivedATemperature(double temperature) {
        assertThat(EngineRequest.of(engines.only()).temperature())
                .as("the temperature that the engine received")
                .contains(temperature);
    }

    @Then("the engine has received no temperature")
    public void receivedNoTemperature() {
        assertThat(EngineRequest.of(engines.only()).temperature())
                .as("the temperature that the engine received")
                .isEmpty();
    }

    @Then("the engine has received her identifiers")
    public void receivedTheIdentifiers() {
        router.needs(Capability.IDENTIFIERS);
        Identifiers sent = talk.last().request().identifiers();
        assertThat(EngineRequest.of(engines.only()).identifiers())
                .as("the identifiers that the engine received")
                .isEqualTo(sent);
    }

    @Then("an engine has been asked for each of these models by its name")
    public void askedForEachModel() {
        List<String> asked = talk.turns().stream().map(turn -> turn.request().model()).toList();
        assertThat(engines.journal())
                .extracting(entry -> EngineRequest.of(entry).model())
                .as("the models that engines were asked for")
                .containsExactlyElementsOf(asked);
    }

    @Then("the answer carries her trace")
    public void carriesTheTrace() {
        router.needs(Capability.IDENTIFIERS);
        assertThat(talk.last().trail().traceId())
                .as("the trace that the answer carries")
                .isEqualTo(talk.last().request().identifiers().trace());
    }

    @Then("what she is told carries her trace")
    public void refusalCarriesTheTrace() {
        router.needs(Capability.IDENTIFIERS);
        assertThat(talk.refusal().trail().traceId())
                .as("the trace that the refusal carries")
                .isEqualTo(talk.last().request().identifiers().trace());
    }

    @Then("each answer carries the trace of its question")
    public void eachCarriesItsTrace() {
        router.needs(Capability.IDENTIFIERS);
        List<Optional<String>> asked =
                talk.turns().stream().map(turn -> turn.request().identifiers().trace()).toList();
        assertThat(talk.turns().stream().map(turn -> turn.trail().traceId()))
                .as("the traces that the answers carry")
                .containsExactlyElementsOf(asked);
    }

    @Then("the ledger enters the request under her trace")
    public void isEnteredUnderTheTrace() {
        String trace = talk.last().request().identifiers().trace().orElseThrow();
        assertThat(witnesses.ledger(talk.last().caller()))
                .extracting(LedgerEntry::traceId)
                .as("traces in the ledger")
                .containsExactly(trace);
    }

    @Then("the ledger has each of these traces once")
    @Then("the ledger has two entries under that trace")
    public void hasEachTraceOnce() {
        List<String> asked =
                talk.turns().stream()
                        .map(turn -> turn.request().identifiers().trace().orElseThrow())
                        .toList();
        assertThat(witnesses.ledger(talk.last().caller()))
                .extracting(LedgerEntry::traceId)
                .as("traces in the ledger")
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Then("the answer carries a trace, and the ledger has the same")
    public void carriesSomeTrace() {
        router.needs(Capability.IDENTIFIERS);
        Trail trail = talk.last().trail();
        assertThat(trail.traceId()).as("the trace that the answer carries").isPresent();
        assertThat(witnesses.ledger(talk.last().caller()))
                .extracting(LedgerEntry::traceId)
                .as("traces in the ledger")
                .containsExactly(trail.traceId().orElseThrow());
    }
}
