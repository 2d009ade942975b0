package dev.touchstone.acceptance.steps;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Quotas;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.TenantSettings.AllowedModels;
import dev.touchstone.router.TenantSettings.Budget;
import dev.touchstone.router.TenantSettings.RequestsPerMinute;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What admins limit their tenants to, and what is asked within these limits. */
public final class LimitSteps {

    private static final BigDecimal A_LITTLE = new BigDecimal("0.000000000001");

    private final Cast cast;
    private final Quotas quotas;

    public LimitSteps(Cast cast, Quotas quotas) {
        this.cast = cast;
        this.quotas = quotas;
    }

    @Given(
            "{person} is an admin of a/another tenant, which is limited to {int} request(s) a minute")
    public void isLimited(String name, int requests) {
        Person admin = cast.join(name, Role.ADMIN, Optional.empty());
        quotas.set(admin, new RequestsPerMinute(Optional.of(requests)));
    }

    @Given(
            "{person} is an admin of another tenant, which is limited to the default model and to {int} requests a minute")
    public void isLimitedTwice(String name, int requests) {
        isLimited(name, requests);
        allow(name, quotas.first().id());
    }

    @When("{person}, {person} and {person} ask {int} questions each, in turn")
    public void threeAskInTurn(String first, String second, String third, int questions) {
        quotas.askInTurn(Stream.of(first, second, third).map(cast::named).toList(), questions);
    }

    @When("{person} and {person} ask {int} questions each, in turn")
    public void asksInTurn(String first, String second, int questions) {
        quotas.forget();
        quotas.askInTurn(List.of(cast.named(first), cast.named(second)), questions);
    }

    @When(
            "{person} and {person} ask {int} questions each, in turn, before {person} takes the limit of her tenant away")
    public void askAndTheLimitIsTakenAway(
            String first, String second, int questions, String admin) {
        asksInTurn(first, second, questions);
        quotas.set(cast.named(admin), new RequestsPerMinute(Optional.empty()));
    }

    @Given("{person} and {person} have got an answer each")
    public void haveGotAnAnswer(String first, String second) {
        asksInTurn(first, second, 1);
        quotas.onlyAnswersCounted();
    }

    @Given("{person} has a budget of what her tenant has spent, and {person} of a little more")
    public void haveBudgets(String first, String second) {
        budget(cast.named(first), BigDecimal.ZERO);
        budget(cast.named(second), A_LITTLE);
    }

    @Given("{person} and {person} have budgets of what an answer has cost that they got")
    public void haveNothingLeft(String first, String second) {
        haveGotAnAnswer(first, second);
        List.of(first, second).forEach(name -> budget(cast.named(name), BigDecimal.ZERO));
    }

    @Given("{person} and {person} have a budget each, and an answer under way within it")
    public void haveAnAnswerUnderWay(String first, String second) {
        quotas.keepUnderWay(List.of(cast.named(first), cast.named(second)));
    }

    @When(
            "{person} and {person} ask {int} questions each, in turn, before {person} raises the budget of her tenant by a dollar")
    public void askAndTheBudgetIsRaised(String first, String second, int questions, String admin) {
        asksInTurn(first, second, questions);
        budget(cast.named(admin), BigDecimal.ONE);
    }

    @When("{person} allows her tenant the default model only, and {person} his the second one only")
    public void allowModels(String first, String second) {
        allow(first, quotas.first().id());
        allow(second, quotas.second().id());
    }

    @When(
            "{person} asks the second model once and the default model twice, for {person}'s tenant and for {person}'s")
    public void asksForBoth(String name, String first, String second) {
        Person person = cast.named(name);
        List<Person> memberships =
                Stream.of(first, second)
                        .map(host -> cast.memberOf(cast.named(host), person))
                        .toList();
        quotas.askInTurn(memberships, List.of(quotas.second(), quotas.first(), quotas.first()));
    }

    private void allow(String name, String model) {
        quotas.set(cast.named(name), new AllowedModels(Optional.of(List.of(model))));
    }

    private void budget(Person admin, BigDecimal left) {
        quotas.set(admin, new Budget(Optional.of(quotas.spent(admin).add(left))));
    }
}
