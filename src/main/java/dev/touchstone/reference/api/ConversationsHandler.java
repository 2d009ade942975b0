package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.conversations.Conversation;
import dev.touchstone.reference.conversations.Conversations;
import dev.touchstone.reference.conversations.StoredMessage;
import dev.touchstone.reference.conversations.Turns;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The conversations of the caller's own tenant. */
final class ConversationsHandler implements Operations.Part {
    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String ONE = CONVERSATIONS + "/{id}";
    private static final int LONGEST_TITLE = 200;
    private static final int LARGEST_PAGE = 100;
    private static final int PAGE_OF_CONVERSATIONS = 20;

    private final Json json;
    private final Conversations conversations;
    private final Turns turns;

    ConversationsHandler(Json json, Conversations conversations, Turns turns) {
        this.json = json;
        this.conversations = conversations;
        this.turns = turns;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(
                HandlerType.POST, CONVERSATIONS, Action.WRITE_CONVERSATIONS, this::begin);
        operations.guarded(HandlerType.GET, CONVERSATIONS, Action.READ_CONVERSATIONS, this::list);
        operations.guarded(HandlerType.GET, ONE, Action.READ_CONVERSATIONS, this::read);
        operations.guarded(HandlerType.PATCH, ONE, Action.WRITE_CONVERSATIONS, this::rename);
        operations.guarded(HandlerType.DELETE, ONE, Action.DELETE_OWN_CONVERSATIONS, this::delete);
        operations.guarded(
                HandlerType.GET, ONE + "/messages", Action.READ_CONVERSATIONS, this::history);
    }

    private void begin(Context context, Caller caller) throws IOException {
        Fields fields = Fields.of(json.body(context)).only(Set.of("title", "system_prompt"));
        String title = fields.requiredText("title", LONGEST_TITLE);
        Optional<String> prompt = fields.text("system_prompt");
        json.answer(
                context,
                201,
                body(conversations.begin(caller.tenantId(), caller.externalId(), title, prompt)));
    }

    private void list(Context context, Caller caller) {
        Query query = Query.of(context);
        int limit = query.limit(PAGE_OF_CONVERSATIONS, LARGEST_PAGE);
        ArrayNode list = json.array();
        conversations
                .list(caller.tenantId(), limit, query.offset())
                .forEach(conversation -> list.add(body(conversation)));
        json.answer(context, 200, list);
    }

    private void read(Context context, Caller caller) {
        answer(context, conversations.find(caller.tenantId(), PathId.of(context)));
    }

    private void rename(Context context, Caller caller) throws IOException {
        String title =
                Fields.of(json.body(context))
                        .only(Set.of("title"))
                        .requiredText("title", LONGEST_TITLE);
        answer(context, conversations.rename(caller.tenantId(), PathId.of(context), title));
    }

    private void delete(Context context, Caller caller) {
        UUID id = PathId.of(context);
        Conversation there =
                conversations.find(caller.tenantId(), id).orElseThrow(ApiError::notFound);
        boolean own = there.userId().equals(caller.externalId());
        if (!own && !Action.DELETE_OTHERS_CONVERSATIONS.permits(caller.role())) {
            throw ApiError.notAllowed(
                    "The role %s may not %s"
                            .formatted(
                                    caller.role().label(),
                                    Action.DELETE_OTHERS_CONVERSATIONS.words()));
        }
        if (!conversations.delete(caller.tenantId(), id)) {
            throw ApiError.notFound();
        }
        context.status(204);
    }

    private void history(Context context, Caller caller) {
        Query query = Query.of(context);
        int limit = query.limit(LARGEST_PAGE, LARGEST_PAGE);
        int offset = query.offset();
        List<StoredMessage> messages =
                turns.history(caller.tenantId(), PathId.of(context), limit, offset)
                        .orElseThrow(ApiError::notFound);
        ArrayNode list = json.array();
        messages.forEach(message -> list.add(body(message)));
        json.answer(context, 200, list);
    }

    private void answer(Context context, Optional<Conversation> conversation) {
        json.answer(context, 200, body(conversation.orElseThrow(ApiError::notFound)));
    }

    private ObjectNode body(Conversation conversation) {
        return json.object()
                .put("id", conversation.id().toString())
                .put("title", conversation.title())
                .put("system_prompt", conversation.systemPrompt().orElse(null))
                .put("user_id", conversation.userId())
                .put("tenant_id", conversation.tenantId().toString())
                .put("created_at", conversation.createdAt().toString())
                .put("updated_at", conversation.updatedAt().toString());
    }

    private ObjectNode body(StoredMessage message) {
        return json.object()
                .put("id", message.id().toString())
                .put("role", message.role())
                .put("content", message.content())
                .put("status", message.status().label())
                .put("created_at", message.createdAt().toString());
    }
}
