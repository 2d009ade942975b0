package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.conversations.Conversations;
import dev.touchstone.reference.conversations.Question;
import dev.touchstone.reference.conversations.Turns;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Saying something in a conversation, which begins with it when there is none. */
final class ConversationChatHandler implements Operations.Part {
    private static final int LONGEST_OWN_TITLE = 80;

    private final Json json;
    private final OfferedModels models;
    private final Conversations conversations;
    private final Turns turns;
    private final Answers answers;
    private final Duration attemptTimeout;

    ConversationChatHandler(
            Json json,
            OfferedModels models,
            Conversations conversations,
            Turns turns,
            Answers answers,
            Duration attemptTimeout) {
        this.json = json;
        this.models = models;
        this.conversations = conversations;
        this.turns = turns;
        this.answers = answers;
        this.attemptTimeout = attemptTimeout;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.POST, "/api/v1/chat", Action.CHAT, this::say);
    }

    private void say(Context context, Caller caller) throws IOException {
        Fields fields =
                Fields.of(json.body(context))
                        .only(Set.of("conversation_id", "message", "model", "stream"));
        String message = fields.requiredText("message");
        Optional<UUID> conversation = fields.text("conversation_id").map(id -> id(caller, id));
        boolean stream = fields.flag("stream").orElse(false);
        Optional<String> name = fields.text("model");
        ModelConfig model =
                name.map(called -> models.named(called, caller))
                        .orElseGet(() -> models.first(caller));
        answers.give(
                context,
                caller,
                model,
                new ConversationTalk(
                        json,
                        turns,
                        () ->
                                conversation
                                        .map(id -> turns.before(caller.tenantId(), id))
                                        .orElse(Question.Before.NOTHING),
                        () ->
                                turns.ask(
                                                caller.tenantId(),
                                                place(caller, conversation, message),
                                                message)
                                        .orElseThrow(ApiError::notFound),
                        new ConversationTalk.Wording(
                                context,
                                caller,
                                model,
                                name.orElse(model.id()),
                                message,
                                stream,
                                attemptTimeout)));
    }

    private UUID place(Caller caller, Optional<UUID> conversation, String message) {
        return conversation.orElseGet(
                () ->
                        conversations
                                .begin(
                                        caller.tenantId(),
                                        caller.externalId(),
                                        title(message),
                                        Optional.empty())
                                .id());
    }

    /** Before anything is counted: what is asked in no conversation is not asked. */
    private UUID id(Caller caller, String text) {
        try {
            UUID id = UUID.fromString(text);
            return conversations.find(caller.tenantId(), id).orElseThrow(ApiError::notFound).id();
        } catch (IllegalArgumentException e) {
            throw ApiError.notFound();
        }
    }

    /** The first line that is not blank, as far as it is no longer than a title shall be. */
    private static String title(String message) {
        String line =
                message.lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .findFirst()
                        .orElse("…");
        return line.codePointCount(0, line.length()) <= LONGEST_OWN_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_OWN_TITLE));
    }
}
