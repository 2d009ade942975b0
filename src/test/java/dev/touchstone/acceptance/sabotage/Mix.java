package dev.touchstone.acceptance.sabotage;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One order for things of several kinds, in which each kind is spread evenly from the beginning to
 * the end. Those that mostly wait are then always beside others that need the processors.
 */
final class Mix {

    private Mix() {}

    private record Placed<T>(T thing, double place) {}

    /** Things of one kind keep their order. */
    static <T> List<T> of(List<T> all, Function<T, String> kind) {
        Map<String, List<T>> kinds =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        kind, LinkedHashMap::new, Collectors.toList()));
        return kinds.values().stream()
                .flatMap(Mix::placed)
                .sorted(Comparator.comparingDouble(Placed::place))
                .map(Placed::thing)
                .toList();
    }

    private static <T> Stream<Placed<T>> placed(List<T> some) {
        return IntStream.range(0, some.size())
                .mapToObj(i -> new Placed<>(some.get(i), (i + 0.5) / some.size()));
    }
}
