package dev.touchstone.reference.analytics;

import static org.awaitility.Awaitility.await;

import dev.touchstone.reference.ReferenceConfig;
import dev.touchstone.reference.storage.Access;
import dev.touchstone.reference.storage.Database;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A migrated database, in whose ledger entries are written as the application writes them. */
public final class LedgerOfChosenTimes implements AutoCloseable {
    private final Database database;
    private final Access access;

    public LedgerOfChosenTimes(ReferenceConfig.Database where) {
        database = Database.open(where);
        await().atMost(Duration.ofSeconds(20)).until(() -> database.jdbi().isPresent());
        access = new Access(database);
    }

    Access access() {
        return access;
    }

    /** A tenant with these entries. */
    UUID tenantWith(Entry... entries) {
        return tenantWith(Arrays.asList(entries));
    }

    UUID tenantWith(List<Entry> entries) {
        UUID tenant = UUID.randomUUID();
        access.inTenant(
                tenant,
                handle -> {
                    handle.execute("insert into tenants (id, name) values (?, 'a tenant')", tenant);
                    return write(handle, tenant, entries);
                });
        return tenant;
    }

    /** Writes these entries for a tenant that there is. */
    public void enter(UUID tenant, Entry... entries) {
        access.inTenant(tenant, handle -> write(handle, tenant, Arrays.asList(entries)));
    }

    private static int write(Handle handle, UUID tenant, List<Entry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        insert into ledger (id, tenant_id, request_id, trace_id, user_id, model, deployment,
                            prompt_tokens, completion_tokens, cost, status, attempts, response_time_us, created_at)
                        values (:id, :tenant, :id, 't', 'ada', :model, 'd', :prompt, :completion, :cost, :status, 1,
                            :micros, :at)
                        """);
        for (Entry entry : entries) {
            batch.bind("id", UUID.randomUUID())
                    .bind("tenant", tenant)
                    .bind("model", entry.model())
                    .bind("prompt", entry.prompt())
                    .bind("completion", entry.completion())
                    .bind("cost", entry.cost())
                    .bind("status", entry.status())
                    .bindBySqlType("micros", entry.micros(), Types.BIGINT)
                    .bind("at", entry.at().atOffset(ZoneOffset.UTC))
                    .add();
        }
        return batch.execute().length;
    }

    @Override
    public void close() {
        database.close();
    }
}
