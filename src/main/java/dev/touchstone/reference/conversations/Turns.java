package dev.touchstone.reference.conversations;

import dev.touchstone.reference.storage.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What is said in conversations. A question and its answer are one turn; turns have the order in
 * which their questions were accepted, whenever their answers come (CONVERSATION-4, 8). Safe for
 * use by many threads.
 */
public final class Turns {
    /**
     * A question that waits longer than any engine may take was left behind by a router that died:
     * it reads as failed. Should its answer come after all, it is complete.
     */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Access access;

    /** The turns in that database. */
    public Turns(Access access) {
        this.access = access;
    }

    /**
     * Accepts a question, and tells what was said before it; empty when there is no such
     * conversation.
     */
    public Optional<Question> ask(UUID tenantId, UUID conversationId, String text) {
        return access.inTenant(
                tenantId, handle -> accepted(handle, tenantId, conversationId, text));
    }

    /** What was said so far; nothing when there is no such conversation. */
    public Question.Before before(UUID tenantId, UUID conversationId) {
        return access.inTenant(
                tenantId,
                handle ->
                        new Question.Before(
                                systemPrompt(handle, tenantId, conversationId),
                                earlier(handle, tenantId, conversationId)));
    }

    private static Optional<String> systemPrompt(
            Handle handle, UUID tenantId, UUID conversationId) {
        return handle.createQuery(
                        """
                        select system_prompt from conversations
                         where tenant_id = :tenant and id = :conversation and system_prompt is not null
                        """)
                .bind("tenant", tenantId)
                .bind("conversation", conversationId)
                .mapTo(String.class)
                .findOne();
    }

    /**
     * Stores the answer, and marks its question complete.
     *
     * @return false when the conversation is gone
     */
    public boolean answer(Question question, String text) {
        return access.inTenant(question.tenantId(), handle -> answered(handle, question, text));
    }

    /** Marks the question failed; nothing of its answer is kept. */
    public void fail(Question question) {
        access.inTenant(question.tenantId(), handle -> close(handle, question, "failed"));
    }

    /**
     * A page of a conversation's messages, in the order in which they were said; empty when there
     * is no such conversation.
     */
    public Optional<List<StoredMessage>> history(
            UUID tenantId, UUID conversationId, int limit, int offset) {
        return access.inTenant(
                tenantId,
                handle ->
                        exists(handle, tenantId, conversationId)
                                ? Optional.of(
                                        messages(handle, tenantId, conversationId, limit, offset))
                                : Optional.empty());
    }

    private static Optional<Question> accepted(
            Handle handle, UUID tenantId, UUID conversationId, String text) {
        // The row stays locked until the end, so that turns are numbered one after the other.
        Optional<Place> place =
                handle.createQuery(
                                """
                                update conversations
                                   set turns = turns + 1, updated_at = clock_timestamp()
                                 where tenant_id = :tenant and id = :conversation
                                returning turns, system_prompt
                                """)
                        .bind("tenant", tenantId)
                        .bind("conversation", conversationId)
                        .map((row, context) -> new Place(row.getLong(1), row.getString(2)))
                        .findOne();
        return place.map(
                at -> {
                    Question question =
                            new Question(
                                    tenantId,
                                    conversationId,
                                    at.turn(),
                                    UUID.randomUUID(),
                                    new Question.Before(
                                            Optional.ofNullable(at.systemPrompt()),
                                            earlier(handle, tenantId, conversationId)));
                    insert(handle, question, UUID.randomUUID(), "user", text, "pending");
                    return question;
                });
    }

    private record Place(long turn, String systemPrompt) {}

    private static List<Question.Said> earlier(Handle handle, UUID tenantId, UUID conversationId) {
        return handle.createQuery(
                        """
                        select role, content from messages
                         where tenant_id = :tenant and conversation_id = :conversation
                           and status = 'complete'
                         order by turn, role desc
                        """)
                .bind("tenant", tenantId)
                .bind("conversation", conversationId)
                .map((row, context) -> new Question.Said(row.getString(1), row.getString(2)))
                .list();
    }

    private static boolean answered(Handle handle, Question question, String text) {
        boolean there =
                handle.createUpdate(
                                        """
                                        update conversations set updated_at = clock_timestamp()
                                         where tenant_id = :tenant and id = :conversation
                                        """)
                                .bind("tenant", question.tenantId())
                                .bind("conversation", question.conversationId())
                                .execute()
                        == 1;
        if (there) {
            close(handle, question, "complete");
            insert(handle, question, question.answerId(), "assistant", storable(text), "complete");
        }
        return there;
    }

    // An engine may say what PostgreSQL keeps no text with: NUL, and half a character.
    private static String storable(String text) {
        return text.codePoints()
                .map(
                        point ->
                                point == 0 || Character.getType(point) == Character.SURROGATE
                                        ? '\uFFFD'
                                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int close(Handle handle, Question question, String status) {
        return handle.createUpdate(
                        """
                        update messages set status = :status
                         where tenant_id = :tenant and conversation_id = :conversation
                           and turn = :turn and role = 'user'
                        """)
                .bind("status", status)
                .bind("tenant", question.tenantId())
                .bind("conversation", question.conversationId())
                .bind("turn", question.turn())
                .execute();
    }

    private static void insert(
            Handle handle, Question question, UUID id, String role, String text, String status) {
        handle.createUpdate(
                        """
                        insert into messages (id, tenant_id, conversation_id, turn, role, content, status)
                        values (:id, :tenant, :conversation, :turn, :role, :content, :status)
                        """)
                .bind("id", id)
                .bind("tenant", question.tenantId())
                .bind("conversation", question.conversationId())
                .bind("turn", question.turn())
                .bind("role", role)
                .bind("content", text)
                .bind("status", status)
                .execute();
    }

    private static boolean exists(Handle handle, UUID tenantId, UUID conversationId) {
        return handle.createQuery(
                        "select true from conversations where tenant_id = :tenant and id = :conversation")
                .bind("tenant", tenantId)
                .bind("conversation", conversationId)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private static List<StoredMessage> messages(
            Handle handle, UUID tenantId, UUID conversationId, int limit, int offset) {
        return handle.createQuery(
                        """
                        select id, role, content, created_at,
                               case when status = 'pending'
                                     and created_at < clock_timestamp() - make_interval(secs => :patience)
                                    then 'failed' else status end as status
                          from messages
                         where tenant_id = :tenant and conversation_id = :conversation
                         order by turn, role desc
                         limit :limit offset :offset
                        """)
                .bind("patience", (double) LONGEST_WAIT.toSeconds())
                .bind("tenant", tenantId)
                .bind("conversation", conversationId)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> message(row))
                .list();
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getObject("id", UUID.class),
                row.getString("role"),
                row.getString("content"),
                StoredMessage.Status.labelled(row.getString("status")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
