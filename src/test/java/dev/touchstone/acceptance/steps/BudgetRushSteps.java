package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Bills;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Purse;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.engine.JournalEntry;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Many questions at the same moment, when the budget comes to an end. */
public final class BudgetRushSteps {

    private final Purse purse;
    private final Engines engines;
    private final Bills bills;

    public BudgetRushSteps(Purse purse, Engines engines, Bills bills) {
        this.purse = purse;
        this.engines = engines;
        this.bills = bills;
    }

    @When("she asks {int} questions at the same moment, half of them for a stream")
    public void asksAtOnce(int questions) {
        purse.askAtOnce(questions);
    }

    @Then("{int} of them is answered, and the others are told that the budget is spent")
    public void oneIsAnswered(int answered) {
        assertThat(purse.answered()).as("questions that were answered").isEqualTo(answered);
        purse.reactions().forEach(BudgetRushSteps::isAnsweredOrTold);
    }

    private static void isAnsweredOrTold(Reaction<?> reaction) {
        if (!reaction.isGiven()) {
            Told.THAT_THE_BUDGET_IS_SPENT.check(reaction.refusal());
        }
    }

    @Then("all {int} of them are answered")
    public void areAllAnswered(int questions) {
        assertThat(purse.reactions()).as("questions").hasSize(questions);
        purse.reactions().forEach(reaction -> reaction.given("an answer within the budget"));
    }

    @Then("her tenant has spent the price of that answer beyond what it had spent")
    public void hasSpentOneAnswer() {
        List<JournalEntry> work = engines.journal(bills.place(0).engine());
        JournalEntry last = work.get(work.size() - 1);
        assertThat(work).as("requests that engines got, with the one before").hasSize(2);
        assertThat(purse.spentSince())
                .as("what was spent beyond")
                .isEqualByComparingTo(bills.price(bills.place(0)).of(Bills.counted(last)));
    }
}
