package dev.touchstone.reference.plugins;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The rows of one tenant, on one connection. */
record PluginRows(UUID tenantId, Handle handle) {
    /**
     * @param jwe the encrypted configuration; empty when none was set
     */
    record Row(boolean enabled, Optional<String> jwe) {
        Row enabled(boolean now) {
            return new Row(now, jwe);
        }

        Row withJwe(Optional<String> now) {
            return new Row(enabled, now);
        }
    }

    static final Row NOTHING = new Row(false, Optional.empty());

    /** Whether each plugin is enabled of which there is a row. */
    Map<String, Boolean> enabled() {
        Map<String, Boolean> enabled = new HashMap<>();
        handle.createQuery("select name, enabled from plugins where tenant_id = :tenant")
                .bind("tenant", tenantId)
                .map((row, context) -> Map.entry(row.getString("name"), row.getBoolean("enabled")))
                .forEach(entry -> enabled.put(entry.getKey(), entry.getValue()));
        return enabled;
    }

    Row read(String plugin) {
        return find(plugin, "");
    }

    /**
     * The row, which nobody else changes until this transaction ends; empty when the tenant is
     * gone.
     */
    Optional<Row> lock(String plugin) {
        boolean tenant =
                handle.createQuery("select true from tenants where id = :tenant for key share")
                        .bind("tenant", tenantId)
                        .mapTo(Boolean.class)
                        .findOne()
                        .isPresent();
        if (!tenant) {
            return Optional.empty();
        }
        handle.createUpdate(
                        """
                        insert into plugins (tenant_id, name, enabled) values (:tenant, :name, false)
                        on conflict do nothing
                        """)
                .bind("tenant", tenantId)
                .bind("name", plugin)
                .execute();
        return Optional.of(find(plugin, " for update"));
    }

    void write(String plugin, Row row) {
        handle.createUpdate(
                        """
                        update plugins
                           set enabled = :enabled, configuration = :jwe, updated_at = clock_timestamp()
                         where tenant_id = :tenant and name = :name
                        """)
                .bind("enabled", row.enabled())
                .bind("jwe", row.jwe().orElse(null))
                .bind("tenant", tenantId)
                .bind("name", plugin)
                .execute();
    }

    private Row find(String plugin, String lock) {
        return handle.createQuery(
                        "select enabled, configuration from plugins"
                                + " where tenant_id = :tenant and name = :name"
                                + lock)
                .bind("tenant", tenantId)
                .bind("name", plugin)
                .map(
                        (row, context) ->
                                new Row(
                                        row.getBoolean("enabled"),
                                        Optional.ofNullable(row.getString("configuration"))))
                .findOne()
                .orElse(NOTHING);
    }
}
