package dev.touchstone.wire;

import java.time.Instant;

/**
 * One event of a stream.
 *
 * @param at when its last byte was read, by the clock of this machine
 * @param data its data lines, joined by line feeds
 * @param wellFormed whether all its bytes were UTF-8
 */
public record ServerSentEvent(Instant at, String data, boolean wellFormed) {}
