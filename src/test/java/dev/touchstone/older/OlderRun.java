package dev.touchstone.older;

import dev.touchstone.acceptance.sabotage.Saboteur;
import dev.touchstone.older.Trials.Outcome;
import dev.touchstone.older.Trials.Result;
import dev.touchstone.older.Trials.Trial;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.stack.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Every older test under every defect of its area, and then, under those that no test of its area
 * noticed, every other test of the same origin whose exchanges the defect touches.
 */
final class OlderRun {

    /** A test that fails now and then notices nothing: so often each passes without any defect. */
    private static final int HEALTHY_TIMES = 3;

    private final List<OlderTest> tests;
    private final List<Defect> defects;
    private final Trials trials;

    /**
     * @param progress is told how far it is
     */
    OlderRun(List<OlderTest> tests, List<Defect> defects, Stack stack, Consumer<String> progress) {
        this.tests = tests;
        this.defects = defects;
        this.trials = new Trials(stack, Saboteur.knowing(defects), progress);
    }

    /**
     * @throws IllegalStateException when a test does not pass without any defect
     */
    Findings run() {
        Map<OlderTest, Set<String>> touching = healthy();
        List<Result> results = new ArrayList<>(trials.run(ofTheirAreas()));
        results.addAll(trials.run(left(results, touching)));
        return new Findings(tests, defects, results);
    }

    private Map<OlderTest, Set<String>> healthy() {
        List<Trial> all = new ArrayList<>();
        IntStream.range(0, HEALTHY_TIMES)
                .forEach(time -> tests.forEach(test -> all.add(new Trial(test, Saboteur.NOTHING))));
        Map<OlderTest, Set<String>> touching = new HashMap<>();
        for (Result result : trials.run(all)) {
            if (result.outcome() != Outcome.PASSED) {
                throw new IllegalStateException(
                        "expected the test \"%s\" to pass without any defect, it %s: %s"
                                .formatted(result.test(), result.outcome(), result.what()));
            }
            touching.computeIfAbsent(result.test(), none -> new HashSet<>())
                    .addAll(result.touching());
        }
        return touching;
    }

    /** In the order of the defects, so that few systems that are changed inside run at a time. */
    private List<Trial> ofTheirAreas() {
        return defects.stream()
                .flatMap(
                        defect ->
                                tests.stream()
                                        .filter(test -> test.isFor(defect))
                                        .map(test -> new Trial(test, defect.id())))
                .toList();
    }

    private List<Trial> left(List<Result> results, Map<OlderTest, Set<String>> touching) {
        Findings sofar = new Findings(tests, defects, results);
        List<Trial> left = new ArrayList<>();
        for (OlderTest.Origin origin : OlderTest.Origin.values()) {
            for (Defect defect : sofar.overlooked(origin)) {
                tests.stream()
                        .filter(test -> test.origin() == origin && !test.isFor(defect))
                        .filter(test -> touching.get(test).contains(defect.id()))
                        .forEach(test -> left.add(new Trial(test, defect.id())));
            }
        }
        List<String> order = defects.stream().map(Defect::id).toList();
        left.sort(Comparator.comparing(trial -> order.indexOf(trial.defect())));
        return left;
    }
}
