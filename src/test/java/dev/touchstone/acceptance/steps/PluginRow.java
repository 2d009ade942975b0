package dev.touchstone.acceptance.steps;

/** A plugin as a feature lists it, and whether the tenant uses it. */
record PluginRow(String name, boolean used) {}
