package dev.touchstone.acceptance.world.deeds;

/** A conversation with its messages. */
public record Dialogue() {}
