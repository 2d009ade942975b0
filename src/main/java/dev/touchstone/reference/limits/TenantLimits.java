package dev.touchstone.reference.limits;

import dev.touchstone.reference.storage.Access;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** The limits of the tenants, as they are stored now. Safe for use by many threads. */
public final class TenantLimits {
    private final Access access;

    /** The limits kept in that database. */
    public TenantLimits(Access access) {
        this.access = access;
    }

    /**
     * What counts for one more request.
     *
     * @param budgeted whether the tenant has a budget
     */
    public record Standing(Optional<Integer> requestsPerMinute, boolean budgeted) {}

    /** The tenant's limits. The tenant must exist. */
    public Limits of(UUID tenantId) {
        return access.inTenant(tenantId, handle -> read(handle, tenantId, ""));
    }

    /** The limits after the change. Of two changes at the same moment none is lost. */
    public Limits change(UUID tenantId, UnaryOperator<Limits> change) {
        return access.inTenant(
                tenantId,
                handle -> {
                    Limits changed = change.apply(read(handle, tenantId, " for no key update"));
                    write(handle, tenantId, changed);
                    return changed;
                });
    }

    /** Which limits there are to look at. */
    public Standing standing(UUID tenantId) {
        Limits limits = of(tenantId);
        return new Standing(limits.requestsPerMinute(), limits.budget().isPresent());
    }

    private static Limits read(Handle handle, UUID tenantId, String lock) {
        return handle.createQuery(
                        "select budget, requests_per_minute, allowed_models from tenants"
                                + " where id = :tenant"
                                + lock)
                .bind("tenant", tenantId)
                .map((row, context) -> limits(row))
                .one();
    }

    private static void write(Handle handle, UUID tenantId, Limits limits) {
        handle.createUpdate(
                        "update tenants set budget = :budget, requests_per_minute = :requests,"
                                + " allowed_models = :models where id = :tenant")
                .bind("tenant", tenantId)
                .bind("budget", limits.budget().orElse(null))
                .bind("requests", limits.requestsPerMinute().orElse(null))
                .bindByType(
                        "models",
                        limits.allowedModels()
                                .map(models -> models.toArray(String[]::new))
                                .orElse(null),
                        String[].class)
                .execute();
    }

    private static Limits limits(ResultSet row) throws SQLException {
        Array models = row.getArray("allowed_models");
        return new Limits(
                Optional.ofNullable(row.getBigDecimal("budget")),
                whole(row, "requests_per_minute"),
                models == null
                        ? Optional.empty()
                        : Optional.of(List.of((String[]) models.getArray())));
    }

    private static Optional<Integer> whole(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }
}
