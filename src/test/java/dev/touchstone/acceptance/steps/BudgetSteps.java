package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Asking;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Dialogues;
import dev.touchstone.acceptance.world.Engines;
import dev.touchstone.acceptance.world.Purse;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Visits;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.Person;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Tenants whose budget comes to an end. */
public final class BudgetSteps {

    private static final BigDecimal TRACE = new BigDecimal("0.000000000001");

    private static final Map<String, BigDecimal> LEFT =
            Map.of("nothing", BigDecimal.ZERO, "a trace", TRACE, "a dollar", BigDecimal.ONE);

    private static final Map<String, Asking> SPENDING =
            Map.of(
                    "a stream", Asking.STREAM,
                    "what she said in a conversation", Asking.CONVERSATION,
                    "an answer heard in a conversation", Asking.HEARING);

    private final Cast cast;
    private final Purse purse;
    private final Visits visits;
    private final Witnesses witnesses;
    private final Dialogues dialogues;
    private final Engines engines;
    private final RouterUnderTest router;

    public BudgetSteps(
            Cast cast,
            Purse purse,
            Visits visits,
            Witnesses witnesses,
            Dialogues dialogues,
            Engines engines,
            RouterUnderTest router) {
        this.cast = cast;
        this.purse = purse;
        this.visits = visits;
        this.witnesses = witnesses;
        this.dialogues = dialogues;
        this.engines = engines;
        this.router = router;
    }

    @ParameterType("nothing|a trace|a dollar")
    public BigDecimal money(String words) {
        return LEFT.get(words);
    }

    @Given("{person} is an admin of a tenant that has {money} of its budget left")
    public void hasLeft(String name, BigDecimal left) {
        purse.open(name, left);
    }

    @Given("{person} is an admin of a tenant that has spent exactly its budget")
    public void hasSpent(String name) {
        purse.open(name, BigDecimal.ZERO);
    }

    @ParameterType("a stream|what she said in a conversation|an answer heard in a conversation")
    public Asking spending(String words) {
        return SPENDING.get(words);
    }

    @Given("{person} is an admin of a tenant that has spent its budget on {spending}")
    public void hasSpentOn(String name, Asking way) {
        purse.open(name, BigDecimal.ZERO, person -> spend(person, way));
    }

    private void spend(Person person, Asking way) {
        visits.come(person, way);
        visits.isServed(person);
        witnesses.awaitEntries(person, 1);
    }

    @Given("{person} is an admin of a tenant that has a budget of nothing")
    public void hasNothing(String name) {
        purse.openUnused(name, BigDecimal.ZERO);
    }

    @Given("she has hung up on an answer, and has {money} of the budget left now")
    public void hasHungUp(BigDecimal left) {
        purse.hangUp();
        purse.leave(left);
    }

    @Given("every engine has failed her once")
    public void hasFailed() {
        engines.follow(
                Behaviour.error(500, "InternalServerError", "out of memory"), Behaviour.echo());
        purse.again().refusal();
    }

    @When("{person} begins to hear the answer to {string}")
    public void hears(String name, String text) {
        dialogues.hear(cast.named(name), Optional.empty(), text);
    }

    @Then("she gets an answer")
    public void getsAnAnswer() {
        router.lastHeard().given("an answer");
    }

    @Then("she is told that the budget is spent")
    public void isTold() {
        Told.THAT_THE_BUDGET_IS_SPENT.check(router.lastHeard().refusal());
    }

    @Then("she gets an answer, and after it is told that the budget is spent")
    public void getsOneAnswer() {
        getsAnAnswer();
        Told.THAT_THE_BUDGET_IS_SPENT.check(purse.again().refusal());
    }

    @Then("once her tenant has a trace of its budget left, she gets one more answer")
    public void getsOneMoreAnswer() {
        purse.leave(TRACE);
        purse.again().given("an answer");
    }

    @Then(
            "once she has raised the budget by the least there is, she gets one more answer, and after it is told that the budget is spent")
    public void getsOneMoreAnswerOnly() {
        getsOneMoreAnswer();
        Told.THAT_THE_BUDGET_IS_SPENT.check(purse.again().refusal());
    }

    @Then("no engine has been asked, and nothing entered, since it was spent")
    public void nothingSince() {
        purse.nothingSince();
    }
}
