package dev.touchstone.reference.ledger;

import dev.touchstone.reference.storage.Access;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The budgets of tenants. A request is let in as long as what the ledger holds, and what the
 * requests under way may cost at the most, is less than the budget. So the last one that is let in
 * may end above the budget, and it is the only one (LEDGER-14). Safe for use by many threads, and
 * for several routers over one database.
 */
public final class Budgets {
    private final Access access;

    /** The budgets kept in that database. */
    public Budgets(Access access) {
        this.access = access;
    }

    /**
     * What a request reserves.
     *
     * @param amount the most that it can cost, in US dollars
     * @param until after that moment it is surely not under way any more
     */
    public record Reservation(UUID id, UUID tenantId, BigDecimal amount, Instant until) {}

    /**
     * Lets the request in and keeps its reservation, or tells that the budget is spent. The lock on
     * the tenant's row makes requests at the same moment wait for each other.
     *
     * @return false when the budget is spent
     */
    public boolean reserve(Reservation wanted, Instant now) {
        return access.inTenant(
                wanted.tenantId(),
                handle -> {
                    Optional<BigDecimal> budget = lockedBudget(handle, wanted.tenantId());
                    forgetExpired(handle, wanted.tenantId(), now);
                    boolean open =
                            budget.map(most -> committed(handle, wanted).compareTo(most) < 0)
                                    .orElse(true);
                    if (open) {
                        insert(handle, wanted);
                    }
                    return open;
                });
    }

    /** The request has come to its end without an entry. */
    public void giveBack(Reservation reservation) {
        access.inTenant(
                reservation.tenantId(),
                handle -> {
                    delete(handle, reservation);
                    return null;
                });
    }

    static void delete(Handle handle, Reservation reservation) {
        handle.createUpdate("delete from reservations where tenant_id = :tenant and id = :id")
                .bind("tenant", reservation.tenantId())
                .bind("id", reservation.id())
                .execute();
    }

    private static Optional<BigDecimal> lockedBudget(Handle handle, UUID tenantId) {
        return handle.createQuery("select budget from tenants where id = :tenant for no key update")
                .bind("tenant", tenantId)
                .map((row, context) -> Optional.ofNullable(row.getBigDecimal("budget")))
                .one();
    }

    private static void forgetExpired(Handle handle, UUID tenantId, Instant now) {
        handle.createUpdate(
                        "delete from reservations where tenant_id = :tenant and expires_at <= :now")
                .bind("tenant", tenantId)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** In one statement, which sees an entry or its reservation, and never both or none. */
    private static BigDecimal committed(Handle handle, Reservation wanted) {
        return handle.createQuery(
                        """
                        select (select coalesce(sum(cost), 0) from ledger where tenant_id = :tenant)
                             + (select coalesce(sum(amount), 0) from reservations where tenant_id = :tenant)
                        """)
                .bind("tenant", wanted.tenantId())
                .mapTo(BigDecimal.class)
                .one();
    }

    private static void insert(Handle handle, Reservation wanted) {
        handle.createUpdate(
                        """
                        insert into reservations (id, tenant_id, amount, expires_at)
                        values (:id, :tenant, :amount, :until)
                        """)
                .bind("id", wanted.id())
                .bind("tenant", wanted.tenantId())
                .bind("amount", wanted.amount())
                .bind("until", wanted.until().atOffset(ZoneOffset.UTC))
                .execute();
    }
}
