package dev.touchstone.router;

import java.util.function.Function;

/** What came of asking a router for something. */
public sealed interface Outcome<T> {

    /** The same, with something that is made of what was given. */
    default <R> Outcome<R> map(Function<T, R> make) {
        if (this instanceof Given<T> given) {
            return new Given<>(make.apply(given.value()));
        }
        return this instanceof Refused<T> refused
                ? new Refused<>(refused.refusal())
                : new Unusable<>(((Unusable<T>) this).what());
    }

    /** It was given. */
    record Given<T>(T value) implements Outcome<T> {
        @Override
        public String toString() {
            return value == null ? "what was asked for" : value.toString();
        }
    }

    /** The router said no, or that it could not. */
    record Refused<T>(Refusal refusal) implements Outcome<T> {
        @Override
        public String toString() {
            return refusal.toString();
        }
    }

    /**
     * Nothing that a caller could work with: no answer, a broken one, or something that is no
     * answer of this protocol at all.
     *
     * @param what one sentence for the report
     */
    record Unusable<T>(String what) implements Outcome<T> {
        @Override
        public String toString() {
            return "nothing usable: " + what;
        }
    }
}
