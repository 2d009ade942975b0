package dev.touchstone.acceptance.sabotage;

import dev.touchstone.sabotage.matrix.TrialResult;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /** A defect in a criterion. */
    private String defect(Trial trial) {
        return trial.defect() + " " + criterion.apply(trial);
    }

    /** A defect in a criterion, and a scenario. */
    private Stream<String> open(Trial trial) {
        return Stream.of(defect(trial), trial.scenario());
    }

    /**
     * The fewest that close all: each of a greatest matching closes a defect and a scenario at
     * once, and what is open behind it takes one pair each.
     */
    private List<Trial> chosen(List<Trial> red) {
        Map<String, List<Trial>> choice =
                red.stream()
                        .collect(
                                Collectors.groupingBy(
                                        this::defect, LinkedHashMap::new, Collectors.toList()));
        Map<String, Trial> matched = new LinkedHashMap<>();
        choice.keySet().forEach(defect -> match(defect, choice, matched, new HashSet<>()));
        Set<Trial> chosen = new LinkedHashSet<>(matched.values());
        Set<String> closed = chosen.stream().flatMap(this::open).collect(Collectors.toSet());
        for (Trial trial : red) {
            if (!open(trial).allMatch(closed::contains)) {
                open(trial).forEach(closed::add);
                chosen.add(trial);
            }
        }
        return List.copyOf(chosen);
    }

    /**
     * Gives a defect a scenario of its own, where another one can do without it (the augmenting
     * paths of Berge's theorem).
     */
    private boolean match(
            String defect,
            Map<String, List<Trial>> choice,
            Map<String, Trial> matched,
            Set<String> asked) {
        for (Trial trial : choice.get(defect)) {
            if (asked.add(trial.scenario())) {
                Trial other = matched.get(trial.scenario());
                if (other == null || match(defect(other), choice, matched, asked)) {
                    matched.put(trial.scenario(), trial);
                    return true;
                }
            }
        }
        return false;
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
