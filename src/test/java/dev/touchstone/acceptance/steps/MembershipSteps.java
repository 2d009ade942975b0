package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Doors;
import dev.touchstone.acceptance.world.Membership;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Turn;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal.Reason;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** People and tenants that are disabled, enabled again, or moved. */
public final class MembershipSteps {

    private final Cast cast;
    private final Doors doors;
    private final Membership membership;
    private final Talk talk;
    private final Witnesses witnesses;
    private Reaction<?> first;

    public MembershipSteps(
            Cast cast, Doors doors, Membership membership, Talk talk, Witnesses witnesses) {
        this.cast = cast;
        this.doors = doors;
        this.membership = membership;
        this.talk = talk;
        this.witnesses = witnesses;
    }

    @Given("{person} is an admin of a tenant, with {person} as an operator")
    public void isAdminWithAnOperator(String admin, String operator) {
        cast.joinAdminAndOperator(admin, operator);
    }

    @Given("{person} has disabled {person}")
    @When("{person} disables {person}")
    public void hasDisabled(String admin, String other) {
        membership.activate(cast.named(admin), cast.named(other), false);
    }

    @When("{person} tries to ask a question before and after {person} enables him again")
    public void asksBeforeAndAfterAPersonIsEnabled(String name, String admin) {
        Person person = cast.named(name);
        asksBeforeAndAfter(person, () -> membership.activate(cast.named(admin), person, true));
    }

    @When("{person} tries to ask a question before and after her tenant is enabled again")
    public void asksBeforeAndAfterTheTenantIsEnabled(String name) {
        Person person = cast.named(name);
        asksBeforeAndAfter(person, () -> membership.activateTenant(person, true));
    }

    private void asksBeforeAndAfter(Person person, Runnable enabling) {
        doors.ask(person);
        first = doors.reaction();
        enabling.run();
        doors.ask(person);
    }

    @Then("she/he is told that she/he may not, and then gets an answer with the same token")
    public void isRefusedAndThenAnswered() {
        assertThat(first.refusal().reason())
                .as("what is told before: %s", first.refusal())
                .isEqualTo(Reason.NOT_ALLOWED);
        doors.reaction().given("an answer afterwards");
    }

    @Given("{person}'s tenant has been disabled")
    public void tenantWasDisabled(String name) {
        membership.activateTenant(cast.named(name), false);
    }

    @Given("{person} has moved from {person}'s tenant to {person}'s")
    public void hasMoved(String name, String oldAdmin, String newAdmin) {
        membership.move(cast.named(name), cast.named(oldAdmin), cast.named(newAdmin));
    }

    @When("{person} tries to ask a question with the token of the old tenant")
    public void asksWithTheOldToken(String name) {
        doors.ask(membership.before(cast.named(name)));
    }

    @Then("the ledger has exactly one entry for each answer that {person} got")
    public void hasOneEntryEach(String name) {
        Person person = cast.named(name);
        List<String> answered =
                talk.turns().stream()
                        .filter(turn -> turn.outcome() instanceof Outcome.Given<?>)
                        .map(Turn::requestId)
                        .toList();
        assertThat(witnesses.ledger(person))
                .extracting(LedgerEntry::requestId)
                .as("requests in the ledger")
                .containsExactlyInAnyOrderElementsOf(answered);
    }
}
