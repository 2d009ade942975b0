package dev.touchstone.reference.conversations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A question that was accepted and waits for its answer.
 *
 * @param turn its place in the conversation; the answer gets the same
 * @param answerId the id that the answer will have
 * @param before what was said before it
 */
public record Question(
        UUID tenantId, UUID conversationId, long turn, UUID answerId, Before before) {

    /**
     * What an engine is told before a question.
     *
     * @param turns the complete ones, in order
     */
    public record Before(Optional<String> systemPrompt, List<Said> turns) {

        /** The beginning of a conversation without a system prompt. */
        public static final Before NOTHING = new Before(Optional.empty(), List.of());
    }

    /**
     * Something that was said before.
     *
     * @param role {@code user} or {@code assistant}
     */
    public record Said(String role, String content) {}
}
