package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Quotas;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.router.Models.Listed;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.RouterDescription.Model;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What people get whose tenant is limited: so much, and then a word about why it is no more. */
public final class LimitedSteps {

    private final Cast cast;
    private final Quotas quotas;
    private final RouterUnderTest router;

    public LimitedSteps(Cast cast, Quotas quotas, RouterUnderTest router) {
        this.cast = cast;
        this.quotas = quotas;
        this.router = router;
    }

    @ParameterType("to come back within a minute|that the budget is spent|that he may not")
    public Told told(String words) {
        return Arrays.stream(Told.values())
                .filter(told -> told.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    @Given("{person} is an operator of {person}'s tenant and of {person}'s, under one name")
    public void worksForBoth(String name, String first, String second) {
        cast.invite(router.people(), cast.named(first), name, Person.Role.OPERATOR);
        cast.admit(router.people(), cast.named(second), cast.named(name));
    }

    @Then("{person} gets {int} answer(s), and then is told {told}")
    public void getsSoMany(String name, int answers, Told told) {
        getsSoManyThere(name, name, answers, told);
    }

    @Then("{person} and {person} get {int} answer(s) each, and then are told {told}")
    public void eachGetsSoMany(String first, String second, int answers, Told told) {
        getsSoMany(first, answers, told);
        getsSoMany(second, answers, told);
    }

    @Then("for {person}'s tenant {person} gets {int} answers, and then is told {told}")
    public void getsSoManyThere(String host, String name, int answers, Told told) {
        List<Turn> turns = turns(host, name);
        answered(turns.subList(0, answers));
        refused(turns.subList(answers, turns.size()), told);
    }

    @Then("for {person}'s tenant {person} is told {told}, and then gets {int} answers")
    public void isToldAndGets(String host, String name, Told told, int answers) {
        List<Turn> turns = turns(host, name);
        told.check(reaction(turns.get(0)).refusal());
        assertThat(turns).as("questions for the tenant").hasSize(1 + answers);
        answered(turns.subList(1, turns.size()));
    }

    @Then("the engines were asked for these answers only, and each ledger holds its own")
    public void onlyAnswersCounted() {
        quotas.onlyAnswersCounted();
    }

    @Then("{person} gets answers to {int} questions")
    public void getsAnswers(String name, int questions) {
        Person person = cast.named(name);
        IntStream.range(0, questions)
                .mapToObj(question -> quotas.ask(person, quotas.first()))
                .forEach(outcome -> new Reaction<>(name, outcome).given("an answer"));
    }

    @Then("{person} gets no answer, but is told {told}")
    public void isToldOnly(String name, Told told) {
        told.check(quotas.refusal(cast.named(name)));
    }

    @Then("she is told to come back within a minute")
    public void isToldToComeBack() {
        Told.TO_COME_BACK.check(router.lastHeard().refusal());
    }

    @Then("{person} sees the price of the default model only, and may ask no other")
    public void mayAskTheDefault(String name) {
        mayAskOnly(cast.named(name), quotas.first());
    }

    @Then("{person} sees the price of the second model only, and may ask no other")
    public void mayAskTheSecond(String name) {
        mayAskOnly(cast.named(name), quotas.second());
    }

    private void mayAskOnly(Person person, Model allowed) {
        assertThat(quotas.read(person).priceList())
                .as("the price list that %s sees", person.name())
                .isEqualTo(Map.of(allowed.id(), allowed.price()));
        assertThat(new Reaction<>(person.name(), router.models().list(person)).given("models"))
                .extracting(Listed::id)
                .as("the models that %s sees", person.name())
                .containsExactlyInAnyOrderElementsOf(allowed.names());
        router.description().models().forEach(model -> asks(person, model, allowed));
        quotas.onlyAnswersCounted();
    }

    private void asks(Person person, Model model, Model allowed) {
        Reaction<?> reaction = new Reaction<>(person.name(), quotas.ask(person, model));
        if (model.equals(allowed)) {
            reaction.given("an answer of " + model.id());
        } else {
            Told.THAT_ONE_MAY_NOT.check(reaction.refusal());
        }
    }

    private List<Turn> turns(String host, String name) {
        return quotas.turns(cast.memberOf(cast.named(host), cast.named(name)));
    }

    private static void refused(List<Turn> turns, Told told) {
        assertThat(turns).as("questions beyond the limit").isNotEmpty();
        turns.forEach(turn -> told.check(reaction(turn).refusal()));
    }

    private static void answered(List<Turn> turns) {
        turns.forEach(turn -> reaction(turn).given("an answer within the limit"));
    }

    private static Reaction<?> reaction(Turn turn) {
        Outcome<?> outcome = turn.outcome();
        return new Reaction<>(turn.caller().name(), outcome);
    }
}
