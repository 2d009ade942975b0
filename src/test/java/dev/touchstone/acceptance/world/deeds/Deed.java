package dev.touchstone.acceptance.world.deeds;

import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that a person may or may not do in a tenant.
 *
 * @param words completes "... tries to"
 * @param changes the parts of the tenant's state that it changes, each as the effect says; all
 *     others stay as they were
 * @param act sends one request for the person
 */
public record Deed(
        String words, Set<Part> changes, Function<Person, Outcome<?>> act, Effect effect) {

    /** What is to be seen when it was done. */
    @FunctionalInterface
    public interface Effect {
        /**
         * Fails unless exactly that has happened.
         *
         * @param told what the router gave
         */
        void seen(Person who, Object told, TenantState before, TenantState after);
    }

    /** Reading: it changes nothing, and what is told is what there is. */
    static Deed reading(String words, Function<Person, Outcome<?>> act, Effect effect) {
        return new Deed(words, Set.of(), act, effect);
    }

    /** Whether it only reads. */
    public boolean isReading() {
        return changes.isEmpty();
    }
}
