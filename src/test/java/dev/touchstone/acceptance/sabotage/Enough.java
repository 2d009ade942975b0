package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of the pairs of a defect and a scenario that it should break, few that show it all: each defect
 * is killed in each criterion, and each scenario is proven. They are chosen from what turned red
 * before. Whatever is open behind them is tried in all of its pairs, and so is what nobody has
 * tried before.
 */
final class Enough {

    private final List<Trial> all;
    private final Function<Trial, Seen> before;
    private final Function<Trial, String> criterion;
    private final List<Trial> first;

    /** What the last run that tried a pair saw. */
    enum Seen {
        RED,
        NOT_RED,
        /** There was no such run. */
        NOTHING
    }

    /**
     * @param all in the order in which they are preferred
     * @param criterion of a trial's scenario
     */
    Enough(List<Trial> all, Function<Trial, Seen> before, Function<Trial, String> criterion) {
        this.all = all;
        this.before = before;
        this.criterion = criterion;
        this.first =
                Stream.concat(such(Seen.NOTHING), chosen(such(Seen.RED).toList()).stream())
                        .toList();
    }

    private Stream<Trial> such(Seen seen) {
        return all.stream().filter(trial -> before.apply(trial) == seen);
    }

    /** A defect in a criterion, and a scenario. */
    private Stream<String> open(Trial trial) {
        return Stream.of(trial.defect() + " " + criterion.apply(trial), trial.scenario());
    }

    /** What closes two at once first, and of that what has the least choice. */
    private List<Trial> chosen(List<Trial> red) {
        Map<String, Long> choice =
                red.stream()
                        .flatMap(this::open)
                        .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        List<Trial> scarce =
                red.stream()
                        .sorted(
                                Comparator.comparing(
                                        (Trial trial) -> open(trial).mapToLong(choice::get).sum()))
                        .toList();
        Set<String> open = new HashSet<>(choice.keySet());
        List<Trial> chosen = new ArrayList<>();
        for (long atLeast : new long[] {2, 1}) {
            for (Trial trial : scarce) {
                if (open(trial).filter(open::contains).count() >= atLeast) {
                    open(trial).forEach(open::remove);
                    chosen.add(trial);
                }
            }
        }
        return chosen;
    }

    /** What is to be run first. */
    List<Trial> first() {
        return first;
    }

    /**
     * All other pairs of what is still open.
     *
     * @param results of the first
     */
    List<Trial> left(List<TrialResult> results) {
        Set<String> red = keys(results.stream().filter(result -> result.outcome() == Outcome.RED));
        Set<String> closed =
                first.stream()
                        .filter(trial -> red.contains(KillMatrixRun.key(trial)))
                        .flatMap(this::open)
                        .collect(Collectors.toSet());
        Set<String> tried = keys(results.stream());
        return all.stream()
                .filter(trial -> !tried.contains(KillMatrixRun.key(trial)))
                .filter(trial -> !open(trial).allMatch(closed::contains))
                .toList();
    }

    /**
     * The ids of the defects that proved a scenario before and were not tried there once more, by
     * file and line.
     *
     * @param results of all that was tried
     */
    Map<String, Set<String>> spared(List<TrialResult> results) {
        Set<String> tried = keys(results.stream());
        return such(Seen.RED)
                .filter(trial -> !tried.contains(KillMatrixRun.key(trial)))
                .collect(
                        Collectors.groupingBy(
                                Trial::scenario,
                                Collectors.mapping(Trial::defect, Collectors.toSet())));
    }

    private static Set<String> keys(Stream<TrialResult> results) {
        return results.map(KillMatrixRun::key).collect(Collectors.toSet());
    }
}
