package dev.touchstone.reference.routing;

import java.util.OptionalInt;

/**
 * One attempt at one engine.
 *
 * @param status the engine's HTTP status, when it came
 * @param durationMillis from the first byte sent to the outcome, in milliseconds
 */
public record Attempt(
        String deployment, Outcome outcome, OptionalInt status, long durationMillis) {}
