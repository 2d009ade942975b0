package dev.touchstone.acceptance.world;

/**
 * One setting of a plugin.
 *
 * @param value null for one that is to be taken away
 */
public record Setting(String name, Object value) {}
