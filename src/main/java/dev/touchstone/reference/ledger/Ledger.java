package dev.touchstone.reference.ledger;

import dev.touchstone.reference.storage.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** The ledger. An entry is durable when {@link #record} returns. Safe for use by many threads. */
public final class Ledger {
    private final Access access;

    /** The ledger kept in that database. */
    public Ledger(Access access) {
        this.access = access;
    }

    /**
     * Which entries are asked for; what is empty does not filter.
     *
     * @param from the first moment, inclusive
     * @param to the first moment after, exclusive
     */
    public record Query(
            Optional<String> traceId,
            Optional<String> userId,
            Optional<Instant> from,
            Optional<Instant> to,
            int limit,
            int offset) {}

    /**
     * Writes the one entry of a model call, and gives back what its request had reserved: both or
     * neither.
     *
     * @throws dev.touchstone.reference.storage.DatabaseAway when the database cannot be reached
     * @throws org.jdbi.v3.core.JdbiException when the entry cannot be written: there is one for
     *     that call of that request, or its tenant is gone
     */
    public void record(LedgerEntry.Draft entry, Optional<Budgets.Reservation> reservation) {
        access.inTenant(
                entry.tenantId(),
                handle -> {
                    reservation.ifPresent(kept -> Budgets.delete(handle, kept));
                    return insert(handle, entry);
                });
    }

    private static int insert(Handle handle, LedgerEntry.Draft entry) {
        return handle.createUpdate(
                        """
                                        insert into ledger (id, request_id, call, trace_id, tenant_id, user_id, model,
                                            deployment, prompt_tokens, completion_tokens, cost, status, attempts, response_time_us)
                                        values (:id, :request, :call, :trace, :tenant, :user, :model,
                                            :deployment, :prompt, :completion, :cost, :status, :attempts, :microseconds)
                                        """)
                .bind("id", UUID.randomUUID())
                .bind("request", entry.requestId())
                .bind("call", entry.call())
                .bind("trace", entry.traceId())
                .bind("tenant", entry.tenantId())
                .bind("user", entry.userId())
                .bind("model", entry.model())
                .bind("deployment", entry.deployment())
                .bind("prompt", entry.promptTokens())
                .bind("completion", entry.completionTokens())
                .bind("cost", entry.cost())
                .bind("status", entry.status().label())
                .bind("attempts", entry.attempts())
                .bind("microseconds", TimeUnit.NANOSECONDS.toMicros(entry.responseTime().toNanos()))
                .execute();
    }

    /** A tenant's entries, newest first. */
    public List<LedgerEntry> entries(UUID tenantId, Query query) {
        return access.inTenant(
                tenantId,
                handle ->
                        handle.createQuery(
                                        """
                                        select * from ledger
                                         where tenant_id = :tenant
                                           and (:trace::text is null or trace_id = :trace)
                                           and (:user::text is null or user_id = :user)
                                           and (:from::timestamptz is null or created_at >= :from)
                                           and (:to::timestamptz is null or created_at < :to)
                                         order by created_at desc, position desc
                                         limit :limit offset :offset
                                        """)
                                .bind("tenant", tenantId)
                                .bind("trace", query.traceId().orElse(null))
                                .bind("user", query.userId().orElse(null))
                                .bindByType("from", utc(query.from()), OffsetDateTime.class)
                                .bindByType("to", utc(query.to()), OffsetDateTime.class)
                                .bind("limit", query.limit())
                                .bind("offset", query.offset())
                                .map((row, context) -> entry(row))
                                .list());
    }

    /** What all entries of a tenant came to. */
    public Sums sums(UUID tenantId, Sums.By by) {
        String sql =
                """
                select grouping(entries.key) = 1 as everything, entries.key, count(*) as entries,
                       coalesce(sum(prompt_tokens), 0) as prompt_tokens,
                       coalesce(sum(completion_tokens), 0) as completion_tokens,
                       coalesce(sum(cost), 0) as cost
                  from (select %s as key, prompt_tokens, completion_tokens, cost
                          from ledger where tenant_id = :tenant) as entries
                 group by grouping sets ((), (entries.key))
                 order by everything desc, entries.key collate "C"
                """
                        .formatted(by.expression());
        List<Sums.Group> lines =
                access.inTenant(
                        tenantId,
                        handle ->
                                handle.createQuery(sql)
                                        .bind("tenant", tenantId)
                                        .map((row, context) -> group(row))
                                        .list());
        return new Sums(lines.get(0).sum(), lines.subList(1, lines.size()));
    }

    private static Sums.Group group(ResultSet row) throws SQLException {
        return new Sums.Group(
                row.getString("key"),
                new Sums.Sum(
                        row.getLong("entries"),
                        row.getBigDecimal("prompt_tokens").toBigIntegerExact(),
                        row.getBigDecimal("completion_tokens").toBigIntegerExact(),
                        row.getBigDecimal("cost")));
    }

    private static OffsetDateTime utc(Optional<Instant> time) {
        return time.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getObject("id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getInt("call"),
                row.getString("trace_id"),
                row.getObject("tenant_id", UUID.class),
                row.getString("user_id"),
                row.getString("model"),
                row.getString("deployment"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getBigDecimal("cost"),
                LedgerEntry.Status.labelled(row.getString("status")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
