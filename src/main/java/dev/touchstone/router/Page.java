package dev.touchstone.router;

/**
 * A part of a list.
 *
 * @param limit at most so many
 * @param offset so many are left out before the first
 */
public record Page(int limit, int offset) {}
