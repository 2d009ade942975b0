package dev.touchstone.acceptance.world;

import dev.touchstone.router.Analytics.DateRange;
import dev.touchstone.router.Analytics.Format;
import dev.touchstone.router.Capability;
import dev.touchstone.router.Conversations.Draft;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import java.util.Optional;

/** What people try to do, each thing in the same way, whoever tries. */
public final class Doors {

    private final RouterUnderTest router;
    private final Talk talk;
    private Outcome<?> outcome;
    private Person colleague;

    public Doors(RouterUnderTest router, Talk talk) {
        this.router = router;
        this.talk = talk;
    }

    public void ask(Person person) {
        talk.ask(person, talk.question("May I?"));
        outcome = talk.last().outcome();
    }

    public void stream(Person person) {
        talk.stream(person, talk.question("May I?"));
        outcome = talk.last().outcome();
    }

    public void listModels(Person person) {
        outcome = router.models().list(person);
    }

    public void readLedger(Person person) {
        outcome = router.ledger().entries(person);
    }

    public void readSummary(Person person) {
        outcome = router.analytics().summary(person, DateRange.DEFAULT);
    }

    public void readDays(Person person) {
        outcome = router.analytics().daily(person, DateRange.DEFAULT);
    }

    public void export(Person person) {
        outcome = router.analytics().export(person, DateRange.DEFAULT, Format.CSV);
    }

    public void beginAConversation(Person person) {
        outcome = router.conversations().begin(person, new Draft("May I?", Optional.empty()));
    }

    public void listConversations(Person person) {
        outcome = router.conversations().list(person, new Page(1, 0));
    }

    public void listPlugins(Person person) {
        outcome = router.plugins().list(person);
    }

    public void enableAPlugin(Person person) {
        outcome = router.plugins().enable(person, "scratchpad");
    }

    public void invite(Person person) {
        outcome = router.people().invite(person, new Member("Alan", Role.OPERATOR));
    }

    public void listPeople(Person person) {
        outcome = router.people().list(person);
    }

    /** Disables a colleague, whom the first who tries, and may, invites for it. */
    public void disableAPerson(Person person) {
        if (colleague == null) {
            invite(person);
            colleague = (Person) reaction().given("a colleague to disable");
        }
        outcome = router.people().activate(person, colleague, false);
    }

    public void disableTenant(Person person, Tenant tenant) {
        outcome = router.people().activate(person, tenant, false);
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
