package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import io.cucumber.java.en.Then;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What the ledger charges, against the prices that the router publishes. */
public final class ChargeSteps {

    private final Talk talk;
    private final Witnesses witnesses;
    private final RouterUnderTest router;

    public ChargeSteps(Talk talk, Witnesses witnesses, RouterUnderTest router) {
        this.talk = talk;
        this.witnesses = witnesses;
        this.router = router;
    }

    @Then("her tenant has been charged nothing")
    public void isChargedNothing() {
        assertThat(entries())
                .as("what the ledger charges")
                .allSatisfy(entry -> assertThat(entry.cost()).isEqualByComparingTo("0"));
    }

    @Then(
            "the ledger charges her exactly the price of {long} prompt tokens and {long} generated tokens")
    public void charges(long prompt, long generated) {
        BigDecimal price = defaultPrice().of(Usage.of(prompt, generated));
        assertThat(witnesses.onlyEntry(talk.last().caller()).cost())
                .as("what the ledger charges, in US dollars")
                .isEqualByComparingTo(price);
    }

    @Then(
            "for each of these models the ledger charges the price of {long} prompt tokens and {long} generated tokens")
    public void chargesEachModel(long prompt, long generated) {
        Stream<String> models = talk.turns().stream().map(turn -> turn.request().model());
        assertThat(entries())
                .extracting(entry -> charge(entry.model(), entry.cost()))
                .as("what the ledger charges, by model")
                .containsExactlyInAnyOrderElementsOf(
                        models.map(m -> charge(m, price(m).of(Usage.of(prompt, generated))))
                                .toList());
    }

    private static String charge(String model, BigDecimal cost) {
        return "%s: %s US dollars".formatted(model, cost.stripTrailingZeros().toPlainString());
    }

    private List<LedgerEntry> entries() {
        return witnesses.ledger(talk.last().caller());
    }

    private Price defaultPrice() {
        return router.description().defaultModel().price();
    }

    private Price price(String model) {
        return router.description().models().stream()
                .filter(offered -> offered.id().equals(model))
                .map(Model::price)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("The ledger names an unknown model " + model));
    }
}
