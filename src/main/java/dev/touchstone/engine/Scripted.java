package dev.touchstone.engine;

/** The checks that every part of a script shares; messages use the script's JSON names. */
final class Scripted {

    private Scripted() {}

    static void notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "%s: expected 0 or more, got %d".formatted(field, value));
        }
    }

    static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": expected a value, got none");
        }
        return value;
    }
}
