package dev.touchstone.acceptance.world;

import dev.touchstone.router.Plugins.Plugin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person sees of the plugins of the own tenant.
 *
 * @param configurations of the plugins that were looked into, by name; empty where none was set
 */
public record TenantPlugins(
        List<Plugin> plugins, Map<String, Optional<Map<String, Object>>> configurations) {

    /** The names of those that the tenant uses, in the router's order. */
    public List<String> used() {
        return plugins.stream().filter(Plugin::enabled).map(Plugin::name).toList();
    }
}
