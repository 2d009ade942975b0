package dev.touchstone.wire;

/** What came back for a request: a {@link Reply}, or {@link NoReply} with what happened instead. */
public sealed interface Received permits Reply, NoReply {}
