package dev.touchstone.acceptance.world.deeds;

import dev.touchstone.acceptance.world.Reaction;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was tried in a scenario, one after the other, while an admin watches the tenant. */
public final class Trials {

    private final Inspection inspection;
    private final List<Attempt> attempts = new ArrayList<>();

    public Trials(Inspection inspection) {
        this.inspection = inspection;
    }

    /** Each of them tries the same; the state after one is the state before the next. */
    public void each(Person admin, List<Person> people, Deed deed) {
        if (deed.isReading()) {
            together(admin, people.stream().map(person -> new Try(person, deed)).toList());
        } else {
            people.forEach(person -> attempt(admin, person, deed));
        }
    }

    /** One person tries all of these. */
    public void all(Person admin, Person person, List<Deed> deeds) {
        deeds.forEach(deed -> attempt(admin, person, deed));
    }

    /**
     * One person tries all of these, which shall change nothing: the admin looks before the first
     * and after the last.
     */
    public void together(Person admin, Person person, List<Deed> deeds) {
        together(admin, deeds.stream().map(deed -> new Try(person, deed)).toList());
    }

    /** The same, of a person who cannot do anything meanwhile; nor can the admin look then. */
    public void meanwhile(
            Person admin, Person person, List<Deed> deeds, Runnable begin, Runnable end) {
        together(
                admin,
                deeds.stream().map(deed -> new Try(person, deed)).toList(),
                tries -> {
                    begin.run();
                    List<Outcome<?>> outcomes = outcomes(tries);
                    end.run();
                    return outcomes;
                });
    }

    /** One person does all of these, and nobody watches. */
    public void areGiven(Person person, List<Deed> deeds) {
        deeds.forEach(
                deed ->
                        new Reaction<>(person.name(), deed.act().apply(person))
                                .given("leave to " + deed.words()));
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

    private record Try(Person person, Deed deed) {

        Outcome<?> outcome() {
            return deed.act().apply(person);
        }
    }

    private void together(Person admin, List<Try> tries) {
        together(admin, tries, Trials::outcomes);
    }

    private static List<Outcome<?>> outcomes(List<Try> tries) {
        List<Outcome<?>> outcomes = new ArrayList<>();
        tries.forEach(each -> outcomes.add(each.outcome()));
        return outcomes;
    }

    private void together(
            Person admin, List<Try> tries, Function<List<Try>, List<Outcome<?>>> trying) {
        TenantState before = attempts.isEmpty() ? inspection.look(admin) : last().after();
        List<Outcome<?>> outcomes = trying.apply(tries);
        TenantState after = inspection.look(admin);
        for (int i = 0; i < tries.size(); i++) {
            Try each = tries.get(i);
            attempts.add(new Attempt(each.person(), each.deed(), outcomes.get(i), before, after));
        }
    }

    private void attempt(Person admin, Person person, Deed deed) {
        together(admin, List.of(new Try(person, deed)));
    }
}
