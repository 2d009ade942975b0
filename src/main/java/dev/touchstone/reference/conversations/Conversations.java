package dev.touchstone.reference.conversations;

import dev.touchstone.reference.storage.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The conversations of each tenant. What is not there, or is another tenant's, is answered empty.
 * Safe for use by many threads.
 */
public final class Conversations {
    private static final String COLUMNS =
            "id, tenant_id, user_id, title, system_prompt, created_at, updated_at";

    private final Access access;

    /** The conversations in that database. */
    public Conversations(Access access) {
        this.access = access;
    }

    /** Begins one, in which nothing has been said. */
    public Conversation begin(
            UUID tenantId, String userId, String title, Optional<String> systemPrompt) {
        return access.inTenant(
                tenantId,
                handle ->
                        handle.createQuery(
                                        """
                                        insert into conversations (id, tenant_id, user_id, title, system_prompt)
                                        values (:id, :tenant, :user, :title, :prompt)
                                        returning\s"""
                                                + COLUMNS)
                                .bind("id", UUID.randomUUID())
                                .bind("tenant", tenantId)
                                .bind("user", userId)
                                .bind("title", title)
                                .bind("prompt", systemPrompt.orElse(null))
                                .map((row, context) -> conversation(row))
                                .one());
    }

    /** A page of them, the newest first. */
    public List<Conversation> list(UUID tenantId, int limit, int offset) {
        return access.inTenant(
                tenantId,
                handle ->
                        handle.createQuery(
                                        "select "
                                                + COLUMNS
                                                + """
                                                  from conversations where tenant_id = :tenant
                                                 order by created_at desc, position desc
                                                 limit :limit offset :offset
                                                """)
                                .bind("tenant", tenantId)
                                .bind("limit", limit)
                                .bind("offset", offset)
                                .map((row, context) -> conversation(row))
                                .list());
    }

    /** That one. */
    public Optional<Conversation> find(UUID tenantId, UUID id) {
        return access.inTenant(
                tenantId,
                handle ->
                        own(
                                        handle.createQuery(
                                                "select "
                                                        + COLUMNS
                                                        + " from conversations where tenant_id = :tenant and id = :id"),
                                        tenantId,
                                        id)
                                .map((row, context) -> conversation(row))
                                .findOne());
    }

    /** Gives it another title; of two at the same moment, the last one stays. */
    public Optional<Conversation> rename(UUID tenantId, UUID id, String title) {
        return access.inTenant(
                tenantId,
                handle ->
                        own(
                                        handle.createQuery(
                                                """
                                                update conversations
                                                   set title = :title, updated_at = clock_timestamp()
                                                 where tenant_id = :tenant and id = :id
                                                returning\s"""
                                                        + COLUMNS),
                                        tenantId,
                                        id)
                                .bind("title", title)
                                .map((row, context) -> conversation(row))
                                .findOne());
    }

    /**
     * Deletes it, with all that was said in it.
     *
     * @return whether it was there; of two at the same moment, one is told that it was
     */
    public boolean delete(UUID tenantId, UUID id) {
        return access.inTenant(tenantId, handle -> deleted(handle, tenantId, id));
    }

    private static boolean deleted(Handle handle, UUID tenantId, UUID id) {
        return own(
                                handle.createUpdate(
                                        "delete from conversations where tenant_id = :tenant and id = :id"),
                                tenantId,
                                id)
                        .execute()
                == 1;
    }

    private static <S extends SqlStatement<S>> S own(S statement, UUID tenantId, UUID id) {
        return statement.bind("tenant", tenantId).bind("id", id);
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getString("user_id"),
                row.getString("title"),
                Optional.ofNullable(row.getString("system_prompt")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
