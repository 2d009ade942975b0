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

    /** The names of the people of the caller's tenant. */
    Outcome<List<String>> list(Person caller);

    record Member(String name, Person.Role role) {}

    /**
     * @param allowedModels what the tenant may use; empty for every model
     */
    record TenantPlan(String name, Optional<List<String>> allowedModels, List<Member> members) {}

    record Tenant(String id, String name, List<Person> people) {}
}
