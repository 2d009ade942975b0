package dev.touchstone.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Day;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Analytics.ModelDay;
import dev.touchstone.router.Analytics.Summary;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.People.Listed;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import dev.touchstone.router.Plugins.Plugin;
import java.util.List;
import java.util.Optional;

/** What people try to do, each thing in the same way, whoever tries. */
public final class Doors {

    private final RouterUnderTest router;
    private final Talk talk;
    private Outcome<?> outcome;
    private Runnable behindIt;
    private Person colleague;

    public Doors(RouterUnderTest router, Talk talk) {
        this.router = router;
        this.talk = talk;
    }

    public void ask(Person person) {
        talk.ask(person, talk.question("May I?"));
        leads(talk.last().outcome(), () -> {});
    }

    public void stream(Person person) {
        talk.stream(person, talk.question("May I?"));
        leads(talk.last().outcome(), () -> {});
    }

    public void listModels(Person person) {
        leads(router.models().list(person), () -> {});
    }

    public void readLedger(Person person) {
        Outcome<List<LedgerEntry>> entries = router.ledger().entries(person);
        leads(entries, () -> tellsOf(person, given(entries).size()));
    }

    public void readSummary(Person person) {
        Outcome<Summary> summary = router.analytics().summary(person, DateRange.DEFAULT);
        leads(summary, () -> tellsOf(person, given(summary).totals().requests()));
    }

    public void readDays(Person person) {
        Outcome<List<Day>> days = router.analytics().daily(person, DateRange.DEFAULT);
        leads(
                days,
                () ->
                        tellsOf(
                                person,
                                given(days).stream()
                                        .mapToLong(day -> day.totals().requests())
                                        .sum()));
    }

    public void export(Person person) {
        export(person, Format.CSV);
    }

    public void exportForMachines(Person person) {
        export(person, Format.JSON);
    }

    private void export(Person person, Format format) {
        Outcome<List<ModelDay>> rows = router.analytics().export(person, DateRange.DEFAULT, format);
        leads(
                rows,
                () ->
                        tellsOf(
                                person,
                                given(rows).stream()
                                        .mapToLong(row -> row.totals().requests())
                                        .sum()));
    }

    public void beginAConversation(Person person) {
        Outcome<Conversation> begun =
                router.conversations().begin(person, new Draft("May I?", Optional.empty()));
        leads(
                begun,
                () ->
                        assertThat(given(router.conversations().read(person, given(begun).id())))
                                .as("the conversation, read again")
                                .isEqualTo(given(begun)));
    }

    public void listConversations(Person person) {
        leads(router.conversations().list(person, new Page(1, 0)), () -> {});
    }

    public void listPlugins(Person person) {
        leads(router.plugins().list(person), () -> {});
    }

    public void enableAPlugin(Person person) {
        leads(
                router.plugins().enable(person, "scratchpad"),
                () ->
                        assertThat(given(router.plugins().list(person)))
                                .filteredOn(Plugin::enabled)
                                .extracting(Plugin::name)
                                .as("plugins that are enabled now")
                                .contains("scratchpad"));
    }

    public void invite(Person person) {
        Outcome<Person> made = router.people().invite(person, new Member("Alan", Role.OPERATOR));
        leads(made, () -> isListed(person, given(made), true));
    }

    public void listPeople(Person person) {
        leads(
                RouterUnderTest.offered(() -> router.people().list(person)),
                () -> isListed(person, person, true));
    }

    /** Disables a colleague, whom the first who tries, and may, invites for it. */
    public void disableAPerson(Person person) {
        if (colleague == null) {
            invite(person);
            colleague = (Person) reaction().given("a colleague to disable");
        }
        leads(
                RouterUnderTest.offered(() -> router.people().activate(person, colleague, false)),
                () -> isListed(person, colleague, false));
    }

    public void disableTenant(Person person, Tenant tenant) {
        leads(
                RouterUnderTest.offered(() -> router.people().activate(person, tenant, false)),
                () -> {});
    }

    public void removeTenant(Person person, Tenant tenant) {
        leads(RouterUnderTest.offered(() -> router.people().close(person, tenant)), () -> {});
    }

    /** What is made although it must not be goes again, if it is there at all. */
    public void makeTenant(Person person) {
        TenantPlan plan = new TenantPlan("Tenant of " + person.name(), Optional.empty(), List.of());
        Outcome<Tenant> made = RouterUnderTest.offered(() -> router.people().open(person, plan));
        if (made instanceof Outcome.Given<Tenant> given) {
            router.people().close(router.people().platformAdmin(), given.value());
        }
        leads(made, () -> {});
    }

    private void leads(Outcome<?> came, Runnable proof) {
        outcome = came;
        behindIt = proof;
    }

    /** Of a person who has got no answer yet, and is alone in the tenant, nothing can be told. */
    private void tellsOf(Person person, long requests) {
        if (router.told().stream().noneMatch(told -> told.caller().equals(person.name()))) {
            assertThat(requests).as("requests that are told of, before the first one").isZero();
        }
    }

    private void isListed(Person caller, Person person, boolean active) {
        assertThat(given(router.people().list(caller)))
                .filteredOn(listed -> listed.id().equals(person.id()))
                .as("%s in the list of people", person.name())
                .containsExactly(new Listed(person.id(), person.role(), active));
    }

    private <T> T given(Outcome<T> came) {
        return new Reaction<>("Whoever tried", came).given("what is behind the door");
    }

    /** The last attempt got what is really there, not just an answer. */
    public void isOpen() {
        reaction().given("what is behind the door");
        behindIt.run();
    }

    /** Shutting a door to who shows nothing is only to be expected of a router that asks. */
    public void needCredentials() {
        router.needs(Capability.CREDENTIALS);
    }

    /** What came of the last attempt. */
    public Reaction<?> reaction() {
        return new Reaction<>("Whoever tried", outcome);
    }
}
