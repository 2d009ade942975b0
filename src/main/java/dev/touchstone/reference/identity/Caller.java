package dev.touchstone.reference.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person whose token was verified and who exists, is active and belongs to an active tenant.
 *
 * @param tenantId the tenant, as in the token and as stored
 * @param externalId the token's {@code sub}; the ledger's {@code user_id}
 * @param role the claimed role, bounded by the stored one
 * @param allowedModels the models that the tenant may use; empty means every model
 */
public record Caller(
        UUID tenantId, String externalId, Role role, Optional<List<String>> allowedModels) {
    /** Whether the caller's tenant may use that model. */
    public boolean mayUse(String model) {
        return allowedModels.map(allowed -> allowed.contains(model)).orElse(true);
    }
}
