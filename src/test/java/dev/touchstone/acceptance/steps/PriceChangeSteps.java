package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.OwnRouter;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.Usage;
import dev.touchstone.stack.OwnSystem;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/** A model that gets another price while people ask it. */
public final class PriceChangeSteps {

    private final RouterUnderTest router;
    private final OwnRouter own;
    private final Cast cast;
    private final Talk talk;
    private final Engines engines;
    private final Witnesses witnesses;

    public PriceChangeSteps(
            RouterUnderTest router,
            OwnRouter own,
            Cast cast,
            Talk talk,
            Engines engines,
            Witnesses witnesses) {
        this.router = router;
        this.own = own;
        this.cast = cast;
        this.talk = talk;
        this.engines = engines;
        this.witnesses = witnesses;
    }

    @When("{person} asks the model whose price will change, before it does and after")
    public void asksBeforeAndAfter(String name) {
        talk.ask(cast.named(name), talk.to(changing().id(), "Count to three"));
        own.putClockForward(OwnSystem.PRICE_HOLDS);
        talk.ask(cast.named(name), talk.to(changing().id(), "Count to three"));
    }

    @When("{person} streams from the model whose price changes before the answer is complete")
    public void streamsOver(String name) {
        talk.begin(cast.named(name), talk.to(changing().id(), "Count to three"));
        own.putClockForward(OwnSystem.PRICE_HOLDS);
        engines.release();
        talk.readToEnd(talk.stream());
    }

    @Then(
            "the ledger charges her {long} prompt tokens and {long} generated tokens at the old price, and then at the new one")
    public void chargesBoth(long prompt, long generated) {
        Price later = changing().change().orElseThrow().price();
        assertThat(later).as("the new price").isNotEqualTo(changing().price());
        charges(Usage.of(prompt, generated), List.of(later, changing().price()));
    }

    @Then(
            "the ledger charges her {long} prompt tokens and {long} generated tokens at the old price")
    public void chargesTheOld(long prompt, long generated) {
        charges(Usage.of(prompt, generated), List.of(changing().price()));
    }

    /** The newest entry first. */
    private void charges(Usage usage, List<Price> prices) {
        List<LedgerEntry> entries = witnesses.ledger(cast.last());
        List<BigDecimal> right = prices.stream().map(price -> price.of(usage)).toList();
        assertThat(entries)
                .extracting(LedgerEntry::usage)
                .as("the tokens that the ledger charges")
                .isEqualTo(Collections.nCopies(prices.size(), usage));
        assertThat(entries)
                .extracting(LedgerEntry::cost)
                .as("what the ledger charges, the newest first")
                .usingElementComparator(BigDecimal::compareTo)
                .isEqualTo(right);
    }

    private Model changing() {
        return router.description().models().stream()
                .filter(model -> model.change().isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No model gets another price"));
    }
}
