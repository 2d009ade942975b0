package dev.touchstone.acceptance.world;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who belongs where and is let in: people and tenants that are disabled, enabled and moved. */
public final class Membership {

    private final RouterUnderTest router;
    private final Cast cast;
    private final Map<String, Person> before = new HashMap<>();

    public Membership(RouterUnderTest router, Cast cast) {
        this.router = router;
        this.cast = cast;
    }

    /** An administrator disables a colleague, or enables the colleague again. */
    public void activate(Person admin, Person other, boolean active) {
        done("change a colleague", router.people().activate(admin, other, active));
        cast.bar(List.of(other), !active);
    }

    /** The platform's administrator disables a person's tenant, or enables it again. */
    public void activateTenant(Person member, boolean active) {
        People people = router.people();
        Tenant tenant = cast.tenantOf(member);
        Person admin = RouterUnderTest.offered(people::platformAdmin);
        done("change a tenant", people.activate(admin, tenant, active));
        cast.bar(tenant.people(), !active);
    }

    /** One administrator disables a person, another one takes the person in. */
    public void move(Person person, Person oldAdmin, Person newAdmin) {
        activate(oldAdmin, person, false);
        Outcome<Person> taken = router.people().admit(newAdmin, person);
        before.put(person.name(), person);
        cast.becomes(new Reaction<>(newAdmin.name(), taken).given("a new colleague"));
    }

    /** The person as a member of the tenant from which the person moved. */
    public Person before(Person person) {
        return before.get(person.name());
    }

    private static void done(String wish, Outcome<Void> outcome) {
        new Reaction<>("An administrator", outcome).given("leave to " + wish);
    }
}
