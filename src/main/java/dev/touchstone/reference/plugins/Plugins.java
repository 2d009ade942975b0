package dev.touchstone.reference.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.plugins.PluginRows.Row;
import dev.touchstone.reference.storage.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.crypto.SecretKey;

/**
 * The plugins of each tenant. What an enabled plugin has for a configuration, or the empty one,
 * always keeps its schema. Two changes at the same moment happen one after the other. Safe for use
 * by many threads.
 *
 * <p>What is not there, be it the plugin or the configuration, is answered empty. {@link
 * BrokenConfiguration} means that nothing has changed; {@link ConfigurationUnreadable}, that the
 * stored configuration was needed and could not be decrypted.
 */
public final class Plugins {
    private final PluginCatalogue catalogue;
    private final Access access;
    private final Vault vault;
    private final ObjectMapper mapper;

    /**
     * @param key of 256 bits, which encrypts what is stored
     */
    public Plugins(Access access, SecretKey key, ObjectMapper mapper) {
        this.access = access;
        this.vault = new Vault(key);
        this.mapper = mapper;
        catalogue = PluginCatalogue.load(mapper);
    }

    /** All plugins in a fixed order, and whether the tenant uses each. */
    public List<PluginState> list(UUID tenantId) {
        Map<String, Boolean> enabled =
                access.inTenant(tenantId, handle -> new PluginRows(tenantId, handle).enabled());
        return catalogue.all().stream()
                .map(plugin -> new PluginState(plugin, enabled.getOrDefault(plugin.name(), false)))
                .toList();
    }

    /** Enables it: with the given configuration as its whole one, else with the one it has. */
    public Optional<PluginState> enable(UUID tenantId, String name, Optional<ObjectNode> given) {
        return changed(
                tenantId,
                name,
                (safe, row) -> {
                    Optional<Row> configured = given.map(whole -> safe.put(row, whole));
                    if (configured.isEmpty()) {
                        safe.checkUsable(row);
                    }
                    return Optional.of(configured.orElse(row).enabled(true));
                },
                (safe, row) -> new PluginState(safe.plugin(), true));
    }

    /** Disables it; its configuration stays. */
    public Optional<PluginState> disable(UUID tenantId, String name) {
        return changed(
                tenantId,
                name,
                (safe, row) -> Optional.of(row.enabled(false)),
                (safe, row) -> new PluginState(safe.plugin(), false));
    }

    /** Its configuration, with its secrets masked. */
    public Optional<ObjectNode> configuration(UUID tenantId, String name) {
        return safe(tenantId, name)
                .flatMap(
                        safe ->
                                safe.show(
                                        access.inTenant(
                                                tenantId,
                                                handle ->
                                                        new PluginRows(tenantId, handle)
                                                                .read(name))));
    }

    /** Sets its whole configuration, and answers it with its secrets masked. */
    public Optional<ObjectNode> configure(UUID tenantId, String name, ObjectNode whole) {
        return changed(
                        tenantId,
                        name,
                        (safe, row) -> Optional.of(safe.put(row, whole)),
                        ConfigurationSafe::show)
                .flatMap(shown -> shown);
    }

    /**
     * Changes a part of its configuration, and answers the whole with its secrets masked.
     *
     * @param part a JSON Merge Patch (RFC 7386)
     */
    public Optional<ObjectNode> change(UUID tenantId, String name, ObjectNode part) {
        return changed(
                        tenantId,
                        name,
                        (safe, row) ->
                                safe.take(row)
                                        .map(whole -> safe.put(row, MergePatch.apply(whole, part))),
                        ConfigurationSafe::show)
                .flatMap(shown -> shown);
    }

    /**
     * Removes its configuration, unless it is enabled and cannot work without.
     *
     * @return whether there was one
     */
    public boolean unconfigure(UUID tenantId, String name) {
        return changed(
                        tenantId,
                        name,
                        (safe, row) -> {
                            if (row.jwe().isEmpty()) {
                                return Optional.empty();
                            }
                            Row without = row.withJwe(Optional.empty());
                            if (row.enabled()) {
                                safe.checkUsable(without);
                            }
                            return Optional.of(without);
                        },
                        (safe, row) -> true)
                .isPresent();
    }

    private Optional<ConfigurationSafe> safe(UUID tenantId, String name) {
        return catalogue
                .named(name)
                .map(plugin -> new ConfigurationSafe(tenantId, plugin, vault, mapper));
    }

    private <T> Optional<T> changed(
            UUID tenantId,
            String name,
            BiFunction<ConfigurationSafe, Row, Optional<Row>> change,
            BiFunction<ConfigurationSafe, Row, T> answer) {
        return safe(tenantId, name)
                .flatMap(
                        safe ->
                                access.inTenant(
                                        tenantId,
                                        handle ->
                                                changed(
                                                        new PluginRows(tenantId, handle),
                                                        safe,
                                                        change,
                                                        answer)));
    }

    private static <T> Optional<T> changed(
            PluginRows rows,
            ConfigurationSafe safe,
            BiFunction<ConfigurationSafe, Row, Optional<Row>> change,
            BiFunction<ConfigurationSafe, Row, T> answer) {
        String name = safe.plugin().name();
        Optional<Row> changed = rows.lock(name).flatMap(row -> change.apply(safe, row));
        changed.ifPresent(row -> rows.write(name, row));
        return changed.map(row -> answer.apply(safe, row));
    }
}
