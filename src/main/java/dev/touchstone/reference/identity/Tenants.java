package dev.touchstone.reference.identity;

import dev.touchstone.reference.storage.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tenants. Safe for use by many threads. */
public final class Tenants {
    private final Access access;

    /** The tenants kept in that database. */
    public Tenants(Access access) {
        this.access = access;
    }

    /**
     * Creates the tenant and its people, all or nothing.
     *
     * @throws IllegalArgumentException when two of the people share an external id
     */
    public Tenant create(Tenant.Draft draft) {
        UUID id = UUID.randomUUID();
        return access.inTenant(
                id,
                handle -> {
                    handle.createUpdate(
                                    "insert into tenants (id, name, allowed_models)"
                                            + " values (:id, :name, :models)")
                            .bind("id", id)
                            .bind("name", draft.name())
                            .bindByType(
                                    "models",
                                    draft.allowedModels()
                                            .map(models -> models.toArray(String[]::new))
                                            .orElse(null),
                                    String[].class)
                            .execute();
                    List<Person> people = new ArrayList<>();
                    for (Person.Draft person : draft.people()) {
                        people.add(
                                People.create(handle, id, person)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "two users share the external_id "
                                                                        + person.externalId())));
                    }
                    return new Tenant(id, draft.name(), draft.allowedModels(), people);
                });
    }

    /**
     * Admits the people of a tenant, or refuses them all from the next request on.
     *
     * @return the tenant's name, or nothing when there is no such tenant
     */
    public Optional<String> activate(UUID id, boolean active) {
        return access.inTenant(
                id,
                handle ->
                        handle.createQuery(
                                        "update tenants set active = :active where id = :id"
                                                + " returning name")
                                .bind("active", active)
                                .bind("id", id)
                                .mapTo(String.class)
                                .findOne());
    }

    /** Deletes the tenant, its people and its ledger; false when there is no such tenant. */
    public boolean delete(UUID id) {
        return access.inTenant(
                id,
                handle ->
                        handle.createUpdate("delete from tenants where id = :id")
                                        .bind("id", id)
                                        .execute()
                                == 1);
    }
}
