package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.engine.Behaviour;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Refusal;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.TenantSettings.Budget;
import dev.touchstone.router.TenantSettings.Change;
import dev.touchstone.router.TenantSettings.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tenants are limited to, and what their people get within these limits. */
public final class Quotas {

    private final RouterUnderTest router;
    private final Talk talk;
    private final Witnesses witnesses;
    private final Engines engines;
    private final List<Turn> asked = new ArrayList<>();

    public Quotas(RouterUnderTest router, Talk talk, Witnesses witnesses, Engines engines) {
        this.router = router;
        this.talk = talk;
        this.witnesses = witnesses;
        this.engines = engines;
    }

    /** An admin changes a limit of the own tenant; what is told of it is what is stored. */
    public void set(Person admin, Change change) {
        Limits told =
                new Reaction<>(admin.name(), router.settings().change(admin, List.of(change)))
                        .given("another limit");
        assertThat(read(admin)).as("the settings, against what was told of them").isEqualTo(told);
    }

    public Limits read(Person admin) {
        return new Reaction<>(admin.name(), router.settings().read(admin))
                .given("the tenant's settings");
    }

    /** The model that is loaded beside the default one. */
    public Model second() {
        return router.description().models().stream()
                .filter(Model::loaded)
                .skip(1)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is one loaded model only"));
    }

    public Model first() {
        return router.description().defaultModel();
    }

    /** One after the other, again and again. */
    public void askInTurn(List<Person> people, List<Model> questions) {
        for (Model model : questions) {
            people.forEach(person -> ask(person, model));
        }
    }

    /** The same number of questions to the default model. */
    public void askInTurn(List<Person> people, int questions) {
        askInTurn(people, Collections.nCopies(questions, first()));
    }

    /** Asks once, and tells what came of it. */
    public Outcome<?> ask(Person person, Model model) {
        ChatRequest question = talk.to(model.id(), "How much is left?");
        talk.ask(person, question);
        asked.add(talk.last());
        return talk.last().outcome();
    }

    /** What came of the questions since it was forgotten last, by one person for one tenant. */
    public List<Turn> turns(Person person) {
        return asked.stream().filter(turn -> turn.caller().equals(person)).toList();
    }

    /** From here on only what comes counts. */
    public void forget() {
        asked.clear();
    }

    /** Asks once and hands on the refusal, or the failure that there is none. */
    public Refusal refusal(Person person) {
        return new Reaction<>(person.name(), ask(person, first())).refusal();
    }

    /** Each one's tenant gets a budget of a dollar, and an answer within it is under way. */
    public void keepUnderWay(List<Person> admins) {
        engines.answer(Behaviour.answer("One two three").holdAfter(1));
        for (Person admin : admins) {
            set(admin, new Budget(Optional.of(BigDecimal.ONE)));
            talk.begin(admin, talk.question("How much is left?"));
            talk.stream();
        }
    }

    /** What the person's tenant has spent, by its ledger, in US dollars. */
    public BigDecimal spent(Person person) {
        return witnesses.ledger(person).stream()
                .map(LedgerEntry::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Engines and ledgers know the answers that were given in this scenario, and nothing else. */
    public void onlyAnswersCounted() {
        List<Turn> answered =
                talk.turns().stream()
                        .filter(turn -> turn.outcome() instanceof Outcome.Given<?>)
                        .toList();
        assertThat(engines.journal())
                .as("requests that reached an engine")
                .hasSize(answered.size());
        for (Person person : onePersonOfEachTenant()) {
            assertThat(witnesses.ledger(person))
                    .extracting(LedgerEntry::requestId)
                    .as("requests in the ledger of the tenant that %s asked for", person.name())
                    .containsExactlyInAnyOrderElementsOf(
                            answered.stream()
                                    .filter(turn -> isOfTheTenantOf(person, turn))
                                    .map(Turn::requestId)
                                    .toList());
        }
    }

    private Collection<Person> onePersonOfEachTenant() {
        return talk.turns().stream()
                .map(Turn::caller)
                .collect(Collectors.toMap(Person::tenantId, person -> person, (one, other) -> one))
                .values();
    }

    private static boolean isOfTheTenantOf(Person person, Turn turn) {
        return turn.caller().tenantId().equals(person.tenantId());
    }
}
