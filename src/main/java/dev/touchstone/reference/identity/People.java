package dev.touchstone.reference.identity;

import dev.touchstone.reference.storage.Access;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The people of the tenants. Every question names the tenant. Safe for use by many threads. */
public final class People {
    private static final String COLUMNS = "id, external_id, role, email, active";

    private final Access access;

    /** The people kept in that database. */
    public People(Access access) {
        this.access = access;
    }

    /**
     * The person whom a verified token names.
     *
     * @throws AccessRefused when the tenant has nobody of that name, or person or tenant are
     *     disabled
     */
    Caller caller(UUID tenantId, String externalId, Role claimed) {
        return access.inTenant(
                tenantId,
                handle ->
                        handle.createQuery(
                                        """
                                        select p.role, p.active and t.active as active, t.allowed_models
                                          from people p join tenants t on t.id = p.tenant_id
                                         where p.tenant_id = :tenant and p.external_id = :person
                                        """)
                                .bind("tenant", tenantId)
                                .bind("person", externalId)
                                .map((row, context) -> stored(row, tenantId, externalId, claimed))
                                .findOne()
                                .orElseThrow(People::stranger));
    }

    private static Caller stored(ResultSet row, UUID tenantId, String externalId, Role claimed)
            throws SQLException {
        if (!row.getBoolean("active")) {
            throw AccessRefused.notAllowed("The person or the tenant is disabled");
        }
        Role role = claimed.boundedBy(Role.ofPerson(row.getString("role")).orElseThrow());
        return new Caller(tenantId, externalId, role, texts(row.getArray("allowed_models")));
    }

    // The same for somebody else's tenant and for a person whom nobody knows.
    private static AccessRefused stranger() {
        return AccessRefused.notAllowed("The token names a tenant that its owner is not part of");
    }

    private static Optional<List<String>> texts(Array array) throws SQLException {
        return array == null ? Optional.empty() : Optional.of(List.of((String[]) array.getArray()));
    }

    /** All people of a tenant, in the order in which they came. */
    public List<Person> of(UUID tenantId) {
        return access.inTenant(
                tenantId,
                handle ->
                        handle.createQuery(
                                        "select "
                                                + COLUMNS
                                                + " from people where tenant_id = :tenant"
                                                + " order by position")
                                .bind("tenant", tenantId)
                                .map((row, context) -> person(row))
                                .list());
    }

    /** The new person, or nothing when the tenant has somebody of that external id. */
    public Optional<Person> create(UUID tenantId, Person.Draft draft) {
        return access.inTenant(tenantId, handle -> create(handle, tenantId, draft));
    }

    static Optional<Person> create(Handle handle, UUID tenantId, Person.Draft draft) {
        return handle.createQuery(
                        "insert into people (id, tenant_id, external_id, role, email)"
                                + " values (:id, :tenant, :external, :role, :email)"
                                + " on conflict (tenant_id, external_id) do nothing returning "
                                + COLUMNS)
                .bind("id", UUID.randomUUID())
                .bind("tenant", tenantId)
                .bind("external", draft.externalId())
                .bind("role", draft.role().label())
                .bind("email", draft.email().orElse(null))
                .map((row, context) -> person(row))
                .findOne();
    }

    /**
     * The person after the change of what is given, or nothing when the tenant has no such person.
     *
     * @throws LastAdmin when the tenant would have no active admin any more
     */
    public Optional<Person> change(
            UUID tenantId, UUID id, Optional<Role> role, Optional<Boolean> active) {
        return access.inTenant(
                tenantId,
                handle -> {
                    Optional<Person> changed = change(handle, tenantId, id, role, active);
                    if (changed.isPresent() && !hasActiveAdmin(handle, tenantId)) {
                        throw new LastAdmin();
                    }
                    return changed;
                });
    }

    // One at a time in a tenant: else two admins could each take the other's role away.
    private static Optional<Person> change(
            Handle handle, UUID tenantId, UUID id, Optional<Role> role, Optional<Boolean> active) {
        handle.createQuery("select id from tenants where id = :tenant for no key update")
                .bind("tenant", tenantId)
                .mapTo(UUID.class)
                .findOne();
        return handle.createQuery(
                        "update people set role = coalesce(:role, role), active ="
                                + " coalesce(:active, active)"
                                + " where tenant_id = :tenant and id = :id returning "
                                + COLUMNS)
                .bind("tenant", tenantId)
                .bind("id", id)
                .bind("role", role.map(Role::label).orElse(null))
                .bind("active", active.orElse(null))
                .map((row, context) -> person(row))
                .findOne();
    }

    private static boolean hasActiveAdmin(Handle handle, UUID tenantId) {
        return handle.createQuery(
                        "select exists (select from people"
                                + " where tenant_id = :tenant and role = 'admin' and active)")
                .bind("tenant", tenantId)
                .mapTo(Boolean.class)
                .one();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("external_id"),
                Role.ofPerson(row.getString("role")).orElseThrow(),
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("active"));
    }
}
