package dev.touchstone.router.litellm;

import dev.touchstone.router.Trail;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls of which a tenant's callers were told an id, and whose rows nobody has seen yet.
 * LiteLLM writes its spend logs some seconds later, in batches, so that reading them at once would
 * find nothing, rightly or wrongly. Thread-safe.
 */
final class OwedRows {

    private final Map<String, Set<String>> byTenant = new ConcurrentHashMap<>();

    /** A caller of this tenant was told of this call. */
    void owe(String tenant, Trail trail) {
        trail.requestId().ifPresent(call -> of(tenant).add(call));
    }

    /** What is owed by now. */
    Set<String> due(String tenant) {
        return Set.copyOf(of(tenant));
    }

    /** Nobody waits for these any more: they have come, or they never come. */
    void settle(String tenant, Set<String> calls) {
        of(tenant).removeAll(calls);
    }

    private Set<String> of(String tenant) {
        return byTenant.computeIfAbsent(tenant, none -> ConcurrentHashMap.newKeySet());
    }
}
