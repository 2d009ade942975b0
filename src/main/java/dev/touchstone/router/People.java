package dev.touchstone.router;

import java.util.List;
import java.util.Optional;

/** Tenants and the people in them, made for one scenario. */
public interface People {

    /** Makes a tenant with these people. Throws {@link SetUpFailed} when the router does not. */
    Tenant open(TenantPlan plan);

    /** Removes a tenant and all that belongs to it. */
    void close(Tenant tenant);

    /** An administrator adds a person to the own tenant. */
    Outcome<Person> invite(Person admin, Member member);

    /**
     * An administrator takes in somebody who is known already, from another tenant perhaps, in the
     * same role; what is given shows a token of the administrator's tenant.
     */
    Outcome<Person> admit(Person admin, Person known);

    /** An administrator disables a person of the own tenant, or enables the person again. */
    Outcome<Void> activate(Person admin, Person other, boolean active);

    /** Whoever looks after the tenants of the whole platform. */
    Person platformAdmin();

    /** The platform's administrator disables a tenant, or enables it again. */
    Outcome<Void> activate(Person platformAdmin, Tenant tenant, boolean active);

    /** Somebody makes a tenant, as the platform's administrator may. */
    Outcome<Tenant> open(Person founder, TenantPlan plan);

    /** Somebody removes a tenant and all that belongs to it, as the same may. */
    Outcome<Void> close(Person remover, Tenant tenant);

    /** The people of the caller's tenant, in the order in which they came. */
    Outcome<List<Listed>> list(Person caller);

    /** An administrator gives a person of the own tenant another role. */
    Outcome<Listed> changeRole(Person admin, Person other, Person.Role role);

    /**
     * A person as the router lists it.
     *
     * @param id the name by which the router and its ledger know this person
     */
    record Listed(String id, Person.Role role, boolean active) {}

    record Member(String name, Person.Role role) {}

    /**
     * @param allowedModels what the tenant may use; empty for every model
     */
    record TenantPlan(String name, Optional<List<String>> allowedModels, List<Member> members) {}

    record Tenant(String id, String name, List<Person> people) {}
}
