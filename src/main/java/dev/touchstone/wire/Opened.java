package dev.touchstone.wire;

/**
 * What came back where a stream was asked for: an {@link EventStream} to read, another complete
 * {@link Reply}, or {@link NoReply}.
 */
public sealed interface Opened permits EventStream, Reply, NoReply {}
