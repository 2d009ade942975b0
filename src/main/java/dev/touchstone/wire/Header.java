package dev.touchstone.wire;

/** One header line, as it was written. */
public record Header(String name, String value) {}
