package dev.touchstone.acceptance.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.Analysis;
import dev.touchstone.acceptance.world.Cast;
import dev.touchstone.acceptance.world.Neighbours;
import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.acceptance.world.Talk;
import dev.touchstone.acceptance.world.Witnesses;
import dev.touchstone.router.Analytics.Totals;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the router shows people of the tenant to which they belong, and of no other. */
public final class OwnTenantSteps {

    private static final String PLUGIN = "preferences";

    private final Cast cast;
    private final Talk talk;
    private final RouterUnderTest router;
    private final Neighbours neighbours;
    private final Witnesses witnesses;
    private final Analysis analysis;
    private final Map<String, View> views = new HashMap<>();

    private record View(List<LedgerEntry> ledger, Totals analytics, Map<String, Object> plugin) {}

    public OwnTenantSteps(
            Cast cast,
            Talk talk,
            RouterUnderTest router,
            Neighbours neighbours,
            Witnesses witnesses,
            Analysis analysis) {
        this.cast = cast;
        this.talk = talk;
        this.router = router;
        this.neighbours = neighbours;
        this.witnesses = witnesses;
        this.analysis = analysis;
    }

    @Given("{person} and {person} are admins of two tenants that have used everything")
    public void haveUsedEverything(String first, String second) {
        use(first, 1);
        use(second, 2);
    }

    @When("{person} and {person} look at their tenants' ledger, analytics and plugins")
    public void look(String first, String second) {
        for (String name : List.of(first, second)) {
            views.put(name, view(cast.named(name)));
        }
    }

    @Then("{person} sees {int} calls in both, all of her own tenant")
    public void seesHerOwnCalls(String name, int calls) {
        List<LedgerEntry> ledger = views.get(name).ledger();
        String tenant = cast.named(name).tenantId();
        assertThat(ledger).as("the ledger of %s's tenant", name).hasSize(calls);
        assertThat(ledger).extracting(LedgerEntry::tenantId).containsOnly(tenant);
        assertThat(views.get(name).analytics()).as("the analytics").isEqualTo(sum(ledger));
    }

    @Then("each of them sees the plugins as she has set them up herself")
    public void seeTheirOwnPlugins() {
        assertThat(views).hasSize(2);
        views.forEach(
                (name, view) ->
                        assertThat(view.plugin())
                                .as("how the tenant of %s has set up its plugin", name)
                                .isEqualTo(Map.of("motto", name)));
    }

    private View view(Person person) {
        return new View(
                witnesses.ledger(person),
                analysis.summary(person).totals(),
                given(person, router.plugins().configuration(person, PLUGIN)));
    }

    private void use(String name, int questions) {
        Person person = cast.join(name, Role.ADMIN, Optional.empty());
        neighbours.furnish(person);
        for (int i = 0; i < questions; i++) {
            talk.ask(person, talk.question("Question " + i).identifiedBy(talk.freshIdentifiers()));
            talk.answer();
        }
        given(person, router.plugins().enable(person, PLUGIN, Map.of("motto", name)));
    }

    private static Totals sum(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> new Totals(1, entry.usage(), entry.cost()))
                .reduce(Totals.NONE, Totals::plus);
    }

    private static <T> T given(Person person, Outcome<T> outcome) {
        return new Reaction<>(person.name(), outcome).given("what is the own tenant's");
    }
}
