package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Deployments;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Rank;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Served;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Waiting;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Identifiers;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.util.List;

/** Who is said to have answered, by the router, the ledger and the engines. */
public final class FallbackWitnessSteps {

    private final Talk talk;
    private final Dialogues dialogues;
    private final Deployments deployments;
    private final Witnesses witnesses;
    private final Cast cast;
    private final RouterUnderTest router;

    public FallbackWitnessSteps(
            Talk talk,
            Dialogues dialogues,
            Deployments deployments,
            Witnesses witnesses,
            Cast cast,
            RouterUnderTest router) {
        this.talk = talk;
        this.dialogues = dialogues;
        this.deployments = deployments;
        this.witnesses = witnesses;
        this.cast = cast;
        this.router = router;
    }

    @Then("the answer names the {rank} engine, which gave it at attempt {int}")
    public void names(Rank rank, int attempts) {
        router.needs(Capability.ATTEMPTS);
        Served served = Served.last(talk, dialogues);
        assertThat(served.trail().servedBy()).as("who is named").contains(name(rank));
        assertThat(served.trail().attempts()).as("engines asked").hasValue(attempts);
        gave(rank, served.text());
    }

    @Then("the {rank} engine has stopped because its caller hung up")
    public void hasStopped(Rank rank) {
        Waiting.untilIt("after the hang-up", Engines.PROMPTLY, () -> isIn(State.ABORTED, rank));
    }

    private void isIn(State state, Rank rank) {
        assertThat(deployments.only(rank).state())
                .as("what the %s engine does", rank.word())
                .isEqualTo(state);
    }

    private void gave(Rank rank, String text) {
        JournalEntry entry = deployments.only(rank);
        assertThat(entry.sentText()).as("what the %s engine said", rank.word()).isEqualTo(text);
        assertThat(entry.state()).as("how it ended there").isEqualTo(State.COMPLETE);
    }

    @Then("the answer names the model that she asked for, and no other")
    public void namesTheModel() {
        String model = router.description().defaultModel().id();
        assertThat(Served.last(talk, dialogues).models()).as("models").containsExactly(model);
    }

    @Then("the ledger enters the answer once, of the {rank} engine, at attempt {int}")
    public void isEntered(Rank rank, int attempts) {
        LedgerEntry entry = witnesses.onlyEntry(cast.last());
        JournalEntry journal = deployments.only(rank);
        assertThat(List.of(entry.deployment(), entry.attempts(), entry.status(), entry.usage()))
                .as("deployment, attempts, what came of it, and tokens in the ledger")
                .containsExactly(name(rank), attempts, "ok", counted(journal));
    }

    private static Usage counted(JournalEntry journal) {
        return Usage.of(journal.promptTokens(), journal.generatedTokens());
    }

    @Then("both engines got the same request, under the same names")
    public void gotTheSame() {
        router.needs(Capability.IDENTIFIERS);
        assertThat(second().body()).as("what the second engine got").isEqualTo(first().body());
        assertThat(List.of(names(first()), names(second())))
                .as("the router's name and the caller's trace, at both engines")
                .containsOnly(
                        List.of(
                                talk.last().requestId(),
                                talk.last().request().identifiers().trace().orElseThrow()));
    }

    @Then("both engines got her identifiers")
    public void gotHerIdentifiers() {
        Identifiers hers = talk.last().request().identifiers();
        assertThat(List.of(first(), second()))
                .extracting(entry -> EngineRequest.of(entry).identifiers())
                .as("the identifiers that the engines got")
                .containsExactly(hers, hers);
    }

    private static List<String> names(JournalEntry entry) {
        return List.of(
                entry.headers().getOrDefault("x-request-id", "none"),
                entry.headers().getOrDefault("x-trace-id", "none"));
    }

    private JournalEntry first() {
        return deployments.only(Rank.FIRST);
    }

    private JournalEntry second() {
        return deployments.only(Rank.SECOND);
    }

    private String name(Rank rank) {
        return deployments.at(rank).id();
    }
}
