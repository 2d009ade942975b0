package dev.touchstone.router.openai;

import dev.touchstone.router.Capability;
import dev.touchstone.router.CapabilityMissing;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.People;
import dev.touchstone.router.Person;
import java.util.List;

/**
 * People for a router that knows one key: whoever may ask questions shows it. Whatever needs
 * another role, a tenant's limits or a second tenant is missing.
 */
record OneKey(String key, String reason) implements People {

    @Override
    public Tenant open(TenantPlan plan) {
        boolean askersOnly =
                plan.members().stream().allMatch(m -> m.role() == Person.Role.OPERATOR);
        if (!askersOnly || plan.allowedModels().isPresent()) {
            throw missing();
        }
        return new Tenant("", plan.name(), plan.members().stream().map(this::person).toList());
    }

    @Override
    public void close(Tenant tenant) {
        // nothing was made
    }

    @Override
    public Outcome<Person> invite(Person admin, Member member) {
        throw missing();
    }

    @Override
    public Outcome<Person> admit(Person admin, Person known) {
        throw missing();
    }

    @Override
    public Outcome<Tenant> open(Person founder, TenantPlan plan) {
        throw missing();
    }

    @Override
    public Outcome<Void> close(Person remover, Tenant tenant) {
        throw missing();
    }

    @Override
    public Outcome<Void> activate(Person admin, Person other, boolean active) {
        throw missing();
    }

    @Override
    public Person platformAdmin() {
        throw missing();
    }

    @Override
    public Outcome<Void> activate(Person platformAdmin, Tenant tenant, boolean active) {
        throw missing();
    }

    @Override
    public Outcome<Listed> changeRole(Person admin, Person other, Person.Role role) {
        throw missing();
    }

    @Override
    public Outcome<List<Listed>> list(Person caller) {
        throw missing();
    }

    private Person person(Member member) {
        Credential credential = key.isEmpty() ? new Credential.None() : new Credential.Bearer(key);
        return new Person(member.name(), "", "", member.role(), credential);
    }

    private CapabilityMissing missing() {
        return new CapabilityMissing(Capability.TENANTS, reason);
    }
}
