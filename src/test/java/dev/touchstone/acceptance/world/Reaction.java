package dev.touchstone.acceptance.world;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Refusal;

/** What came of asking, with a failure in words for whoever expected something else. */
public record Reaction<T>(String asker, Outcome<T> outcome) {

    /** Whether what was asked for was given. */
    public boolean isGiven() {
        return outcome instanceof Outcome.Given<T>;
    }

    /** What was given, or the failure that it was not. */
    public T given(String wish) {
        if (outcome instanceof Outcome.Given<T> given) {
            return given.value();
        }
        throw new AssertionError("%s should have got %s, but %s".formatted(asker, wish, words()));
    }

    /** The refusal, or the failure that there is none. */
    public Refusal refusal() {
        if (outcome instanceof Outcome.Refused<T> refused) {
            return refused.refusal();
        }
        throw new AssertionError("%s should have been refused, but %s".formatted(asker, words()));
    }

    private String words() {
        if (outcome instanceof Outcome.Refused<T> refused) {
            return "got " + refused.refusal();
        }
        return outcome instanceof Outcome.Unusable<T> unusable
                ? "got nothing to work with: " + unusable.what()
                : "got what was asked for";
    }
}
