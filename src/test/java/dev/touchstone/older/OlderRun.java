package dev.touchstone.older;

import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.older.Trials.Outcome;
import dev.touchstone.older.Trials.Result;
import dev.touchstone.older.Trials.Trial;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.stack.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Every older test under every defect of its area; where it notices nothing, under the wider form
 * of the defect as well; and under what no test of an origin has noticed in its own area, every
 * other test of that origin whose exchanges it touches.
 */
final class OlderRun {

    /** A test that fails now and then notices nothing: so often each passes without any defect. */
    private static final int HEALTHY_TIMES = 3;

    private final List<OlderTest> tests;
    private final List<Defect> defects;
    private final Set<String> wider;
    private final Trials trials;
    private final Map<OlderTest, Set<String>> touching = new HashMap<>();
    private final List<Result> results = new ArrayList<>();

    /**
     * @param wider the wider form of those that have one
     * @param progress is told how far it is
     */
    OlderRun(
            List<OlderTest> tests,
            List<Defect> defects,
            Map<String, Defect> wider,
            Stack stack,
            Consumer<String> progress) {
        this.tests = tests;
        this.defects = defects;
        this.wider = wider.keySet();
        List<Defect> all = Stream.concat(defects.stream(), wider.values().stream()).toList();
        this.trials = new Trials(stack, Saboteur.knowing(all), progress);
    }

    /**
     * @throws IllegalStateException when a test does not pass without any defect
     */
    Findings run() {
        healthy();
        under((test, defect) -> test.isFor(defect));
        Map<OlderTest.Origin, List<Defect>> left = new HashMap<>();
        for (OlderTest.Origin origin : OlderTest.Origin.values()) {
            left.put(origin, findings().overlooked(origin, true));
        }
        under(
                (test, defect) ->
                        !test.isFor(defect)
                                && left.get(test.origin()).contains(defect)
                                && touching.get(test).contains(defect.id()));
        return findings();
    }

    private Findings findings() {
        return new Findings(tests, defects, List.copyOf(results), Map.copyOf(touching));
    }

    private void healthy() {
        List<Trial> all = new ArrayList<>();
        for (int i = 0; i < HEALTHY_TIMES; i++) {
            tests.forEach(test -> all.add(new Trial(test, Saboteur.NOTHING, false)));
        }
        for (Result result : trials.run(all)) {
            OlderTest test = result.trial().test();
            if (result.outcome() != Outcome.PASSED) {
                throw new IllegalStateException(
                        "expected the test \"%s\" to pass without any defect, it %s: %s"
                                .formatted(test, result.outcome(), result.what()));
            }
            Set<String> touched = touching.computeIfAbsent(test, none -> new HashSet<>());
            result.touching().forEach(id -> touched.add(id.replace(WiderDefects.WIDER, "")));
        }
    }

    /** As they stand first, and then the wider forms of what was not noticed. */
    private void under(BiPredicate<OlderTest, Defect> wanted) {
        List<Trial> asTheyStand = pairs(wanted);
        results.addAll(trials.run(asTheyStand));
        Set<Trial> noticed = new HashSet<>();
        results.stream()
                .filter(result -> result.outcome() == Outcome.NOTICED)
                .forEach(result -> noticed.add(result.trial()));
        results.addAll(
                trials.run(
                        asTheyStand.stream()
                                .filter(trial -> !noticed.contains(trial))
                                .filter(trial -> wider.contains(trial.defect()))
                                .map(trial -> new Trial(trial.test(), trial.defect(), true))
                                .toList()));
    }

    /** In the order of the defects, so that few systems that are changed inside run at a time. */
    private List<Trial> pairs(BiPredicate<OlderTest, Defect> wanted) {
        List<Trial> pairs = new ArrayList<>();
        for (Defect defect : defects) {
            tests.stream()
                    .filter(test -> wanted.test(test, defect))
                    .forEach(test -> pairs.add(new Trial(test, defect.id(), false)));
        }
        return pairs;
    }
}
