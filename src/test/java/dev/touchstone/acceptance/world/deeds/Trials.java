package dev.touchstone.acceptance.world.deeds;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.util.ArrayList;
import java.util.List;

/** What was tried in a scenario, one after the other, while an admin watches the tenant. */
public final class Trials {

    private final Inspection inspection;
    private final List<Attempt> attempts = new ArrayList<>();

    public Trials(Inspection inspection) {
        this.inspection = inspection;
    }

    /** Each of them tries the same; the state after one is the state before the next. */
    public void each(Person admin, List<Person> people, Deed deed) {
        people.forEach(person -> attempt(admin, person, deed));
    }

    /** One person tries all of these. */
    public void all(Person admin, Person person, List<Deed> deeds) {
        deeds.forEach(deed -> attempt(admin, person, deed));
    }

    /** The attempts of one person. */
    public List<Attempt> of(Person person) {
        return attempts.stream().filter(each -> each.who().name().equals(person.name())).toList();
    }

    /** All attempts, in their order. */
    public List<Attempt> all() {
        return List.copyOf(attempts);
    }

    /** From here on only what comes counts: something happens that nobody watches. */
    public void forget() {
        attempts.clear();
    }

    /** The last attempt. */
    public Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    private void attempt(Person admin, Person person, Deed deed) {
        TenantState before = attempts.isEmpty() ? inspection.look(admin) : last().after();
        Outcome<?> outcome = deed.act().apply(person);
        attempts.add(new Attempt(person, deed, outcome, before, inspection.look(admin)));
    }
}
