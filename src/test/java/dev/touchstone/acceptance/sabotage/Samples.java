package dev.touchstone.acceptance.sabotage;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Spares what would only be seen once more. */
final class Samples {

    private Samples() {}

    /**
     * The first of those that show the same, and all that show something of their own, in their
     * order.
     *
     * @param shown what it shows; empty for what shows something of its own
     */
    static <T> List<T> of(List<T> all, Function<T, Optional<String>> shown) {
        Set<String> seen = new HashSet<>();
        return all.stream().filter(one -> shown.apply(one).map(seen::add).orElse(true)).toList();
    }
}
