package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.EngineRequest;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Gateway;
import dev.touchstone.acceptance.world.ReadStream;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.JournalEntry;
import dev.touchstone.engine.JournalEntry.Token;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Locale;

/** What became of a question to a provider's model, by all three witnesses. */
public final class GatewayAnswerSteps {

    private final Talk talk;
    private final Gateway gateway;
    private final Engines engines;
    private final Witnesses witnesses;

    public GatewayAnswerSteps(Talk talk, Gateway gateway, Engines engines, Witnesses witnesses) {
        this.talk = talk;
        this.gateway = gateway;
        this.engines = engines;
        this.witnesses = witnesses;
    }

    @Then("an engine of each of these models has been asked, and knows it by its plain name")
    public void enginesWereAsked() {
        assertThat(engines.journal())
                .as("requests that reached an engine")
                .zipSatisfy(gateway.asked(), GatewayAnswerSteps::isAsked);
    }

    @Then("both of its engines have been asked, and know it by its plain name")
    public void bothWereAsked() {
        Model model = gateway.first();
        assertThat(engines.journal())
                .as("requests that reached an engine")
                .hasSize(2)
                .allSatisfy(entry -> isAsked(entry, model));
        assertThat(engines.journal())
                .extracting(JournalEntry::engine)
                .as("engines that were asked")
                .doesNotHaveDuplicates();
    }

    @Then("an engine of the second model has been asked, and knows it by its plain name")
    public void engineOfTheSecondWasAsked() {
        isAsked(engines.only(), gateway.second());
    }

    private static void isAsked(JournalEntry entry, Model model) {
        assertThat(EngineRequest.of(entry).model())
                .as("the model that engine %s was asked for", entry.engine())
                .isEqualTo(model.id());
        assertThat(entry.engine())
                .as("the engine that was asked for %s", model.id())
                .isIn(Gateway.engines(model));
    }

    @Then("she hears the second model, under the name by which it was asked")
    public void hears() {
        assertThat(gateway.heard())
                .as("who answered")
                .isEqualTo(gateway.second().fullName().orElseThrow());
    }

    @Then(
            "the ledger has one entry for each of these models, by its plain name and with a deployment of it")
    public void ledgerKnowsThem() {
        List<Model> asked = gateway.asked();
        List<LedgerEntry> entries = witnesses.ledger(talk.last().caller());
        assertThat(entries)
                .extracting(LedgerEntry::model)
                .as("models in the ledger")
                .containsExactlyInAnyOrderElementsOf(asked.stream().map(Model::id).toList());
        asked.forEach(model -> isServed(entries, model));
    }

    private static void isServed(List<LedgerEntry> entries, Model model) {
        assertThat(entries)
                .filteredOn(entry -> entry.model().equals(model.id()))
                .extracting(LedgerEntry::deployment)
                .as("the deployment of %s in the ledger", model.id())
                .isSubsetOf(Gateway.deployments(model));
    }

    @Then(
            "the ledger charges both answers to the second model, each the price of {long} prompt tokens and {long} generated tokens")
    public void chargesBoth(long prompt, long generated) {
        Model model = gateway.second();
        String charge = charge(model.id(), model.price().of(Usage.of(prompt, generated)));
        assertThat(witnesses.ledger(talk.last().caller()))
                .extracting(entry -> charge(entry.model(), entry.cost()))
                .as("what the ledger charges")
                .containsExactly(charge, charge);
    }

    private static String charge(String model, java.math.BigDecimal cost) {
        return "%s: %s".formatted(model, cost.stripTrailingZeros().toPlainString());
    }

    @Then("what she has read is the provider's stream, piece by piece")
    public void isTheProvidersStream() {
        List<String> sent = engines.only().tokens().stream().map(Token::text).toList();
        assertThat(read().pieces()).extracting(Chunk::text).as("the pieces").isEqualTo(sent);
        assertThat(read().kinds()).as("the end").endsWith("finish", "counts", "done");
        assertThat(read().failures()).as("errors in the stream").isEmpty();
        assertThat(read().chunks().stream().skip(1).filter(Chunk::saysNothing))
                .as("events behind the first one that say nothing")
                .isEmpty();
    }

    @Then("every event of the stream names the model as she did")
    public void namesTheModelAsAsked() {
        assertThat(read().chunks())
                .extracting(Chunk::model)
                .as("the model's name in the events")
                .containsOnly(talk.last().request().model());
    }

    @Then("the stream says exactly once why it ended, by the word {string}")
    public void saysWhyItEnded(String word) {
        assertThat(read().finishReasons())
                .extracting(reason -> reason.name().toLowerCase(Locale.ROOT))
                .as("finish reasons in the stream")
                .containsExactly(word);
    }

    private ReadStream read() {
        return ReadStream.of(talk.stream());
    }
}
