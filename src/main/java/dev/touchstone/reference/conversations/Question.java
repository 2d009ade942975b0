package dev.touchstone.reference.conversations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A question that was accepted and waits for its answer.
 *
 * @param turn its place in the conversation; the answer gets the same
 * @param answerId the id that the answer will have
 * @param earlier the complete turns before it, in order
 */
public record Question(
        UUID tenantId,
        UUID conversationId,
        long turn,
        UUID answerId,
        Optional<String> systemPrompt,
        List<Said> earlier) {

    /**
     * Something that was said before.
     *
     * @param role {@code user} or {@code assistant}
     */
    public record Said(String role, String content) {}
}
