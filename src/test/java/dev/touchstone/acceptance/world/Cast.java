package dev.touchstone.acceptance.world;

import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.People.Member;
import dev.touchstone.router.People.Tenant;
import dev.touchstone.router.People.TenantPlan;
import dev.touchstone.router.Person;
import dev.touchstone.router.Person.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The people of a scenario, in tenants of their own. */
public final class Cast {

    /** Somebody whom no tenant knows. */
    public static final Person STRANGER =
            new Person("A stranger", "", "", Role.VIEWER, new Credential.None());

    private final RouterUnderTest router;
    private final Map<String, Person> people = new HashMap<>();
    private final List<Tenant> tenants = new ArrayList<>();
    private final Set<Person> barred = new HashSet<>();
    private final Map<Person, Person> elsewhere = new HashMap<>();
    private String lastNamed;

    public Cast(RouterUnderTest router) {
        this.router = router;
    }

    /** Makes a tenant with this person in it. */
    public Person join(String name, Role role, Optional<List<String>> allowedModels) {
        Tenant tenant = openAt(router.people(), name, role, allowedModels);
        tenants.add(tenant);
        return people.get(name);
    }

    /** Makes the tenant on another router of this scenario, which goes away with it. */
    public Person joinAt(People elsewhere, String name, Role role) {
        openAt(elsewhere, name, role, Optional.empty());
        return people.get(name);
    }

    /** Makes a tenant of an admin and an operator. */
    public void joinAdminAndOperator(String admin, String operator) {
        joinTogether(new Member(admin, Role.ADMIN), new Member(operator, Role.OPERATOR));
    }

    /** Two people of one tenant: the one who is there already becomes a member of a new one. */
    public void joinTogether(String first, String second, Role role) {
        joinTogether(new Member(first, role), new Member(second, role));
    }

    private void joinTogether(Member first, Member second) {
        joinAll(List.of(first, second));
    }

    /** All of them in one new tenant. */
    public List<Person> joinAll(List<Member> members) {
        TenantPlan plan =
                new TenantPlan("Tenant of " + members.get(0).name(), Optional.empty(), members);
        Tenant tenant = RouterUnderTest.offered(() -> router.people().open(plan));
        tenants.add(tenant);
        tenant.people().forEach(person -> people.put(person.name(), person));
        lastNamed = members.get(members.size() - 1).name();
        return tenant.people();
    }

    /** From now on the name means this person, who shows another tenant's token, say. */
    public void becomes(Person person) {
        people.put(person.name(), person);
    }

    /** The tenant of a person of this scenario. */
    public Tenant tenantOf(Person person) {
        return tenants.stream()
                .filter(tenant -> tenant.id().equals(person.tenantId()))
                .findFirst()
                .orElseThrow();
    }

    /** Notes that these people cannot read anything now, or that they can again. */
    public void bar(List<Person> disabled, boolean out) {
        if (out) {
            barred.addAll(disabled);
        } else {
            disabled.forEach(barred::remove);
        }
    }

    /** Whoever was named last, of a tenant of this scenario; empty as long as there is none. */
    public Optional<Person> present() {
        return tenants.isEmpty() ? Optional.empty() : Optional.of(last());
    }

    /** Who can read what a person's tenant has: the person, or a colleague who is let in. */
    public Optional<Person> readerFor(Person person) {
        return Stream.concat(Stream.of(person), tenantOf(person).people().stream())
                .filter(each -> !barred.contains(each))
                .findFirst();
    }

    /** Somebody invites this person into the own tenant. */
    public void invite(People there, Person host, String name, Role role) {
        Outcome<Person> made = there.invite(host, new Member(name, role));
        people.put(name, new Reaction<>(host.name(), made).given("a new person in the tenant"));
        lastNamed = name;
    }

    /** A person of one tenant is taken into another one as well, under the same name. */
    public void admit(People there, Person host, Person known) {
        Outcome<Person> made = there.admit(host, known);
        elsewhere.put(known, new Reaction<>(host.name(), made).given("a colleague"));
    }

    /** The person as a member of the host's tenant, be it the first one or the other. */
    public Person memberOf(Person host, Person person) {
        return person.tenantId().equals(host.tenantId()) ? person : elsewhere.get(person);
    }

    /** Everybody of the tenant of whoever was named last. */
    public List<Person> everyone() {
        String tenant = last().tenantId();
        return people.values().stream()
                .filter(person -> person.tenantId().equals(tenant))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    /** The person of this name; "she" and "he" are whoever was named last. */
    public Person named(String name) {
        boolean pronoun = name.equals("she") || name.equals("he");
        String meant = pronoun ? lastNamed : name;
        Person person = people.get(meant);
        if (person == null) {
            throw new IllegalStateException("The scenario has not introduced " + meant);
        }
        lastNamed = meant;
        return person;
    }

    /** The person of this name, without being named: "she" and "he" stay whoever they were. */
    public Person called(String name) {
        return people.get(name);
    }

    /** Whoever was named last. */
    public Person last() {
        return named("she");
    }

    /** The tenants of this scenario. */
    public List<Tenant> tenants() {
        return List.copyOf(tenants);
    }

    /** Removes what was made. */
    public void leave() {
        tenants.forEach(router.people()::close);
    }

    private Tenant openAt(People people, String name, Role role, Optional<List<String>> models) {
        TenantPlan plan =
                new TenantPlan("Tenant of " + name, models, List.of(new Member(name, role)));
        Tenant tenant = RouterUnderTest.offered(() -> people.open(plan));
        tenant.people().forEach(person -> this.people.put(person.name(), person));
        lastNamed = name;
        return tenant;
    }
}
