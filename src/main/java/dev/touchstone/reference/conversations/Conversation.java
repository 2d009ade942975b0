package dev.touchstone.reference.conversations;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation of a tenant.
 *
 * @param userId who began it: the person's external id
 * @param systemPrompt what the engine is told before the first message
 * @param updatedAt when it was last renamed, or something was last said in it
 */
public record Conversation(
        UUID id,
        UUID tenantId,
        String userId,
        String title,
        Optional<String> systemPrompt,
        Instant createdAt,
        Instant updatedAt) {}
