package dev.touchstone.reference.plugins;

/** A plugin, and whether a tenant uses it. */
public record PluginState(PluginDefinition plugin, boolean enabled) {}
