package dev.touchstone.reference.identity;

import java.util.Optional;
import java.util.UUID;

/**
 * A person of a tenant.
 *
 * @param externalId the {@code sub} of the person's tokens
 * @param active whether the person's tokens are accepted
 */
public record Person(
        UUID id, String externalId, Role role, Optional<String> email, boolean active) {
    /** A person who is to be created. */
    public record Draft(String externalId, Role role, Optional<String> email) {}
}
