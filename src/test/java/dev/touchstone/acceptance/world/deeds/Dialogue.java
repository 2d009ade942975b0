package dev.touchstone.acceptance.world.deeds;

import dev.touchstone.router.Conversations.Conversation;
import dev.touchstone.router.Conversations.StoredMessage;
import java.util.List;

/** A conversation with all that was said in it. */
public record Dialogue(Conversation conversation, List<StoredMessage> messages) {

    String id() {
        return conversation.id();
    }

    boolean isOf(String userId) {
        return conversation.userId().equals(userId);
    }

    /** The same but for when it was touched last: what may move with a change of it. */
    Dialogue untouched() {
        return with(conversation.title());
    }

    /** The same under another title, whenever it was touched last. */
    Dialogue with(String title) {
        Conversation other =
                new Conversation(
                        conversation.id(),
                        title,
                        conversation.systemPrompt(),
                        conversation.userId(),
                        conversation.tenantId(),
                        conversation.createdAt(),
                        conversation.createdAt());
        return new Dialogue(other, messages);
    }
}
