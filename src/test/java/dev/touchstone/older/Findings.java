package dev.touchstone.older;

import dev.touchstone.older.Trials.Outcome;
import dev.touchstone.older.Trials.Result;
import dev.touchstone.older.Trials.Trial;
import dev.touchstone.sabotage.Defect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What older tests noticed of the defects of their areas.
 *
 * @param touching which defects would have changed anything that a test sends or gets
 */
record Findings(
        List<OlderTest> tests,
        List<Defect> defects,
        List<Result> results,
        Map<OlderTest, Set<String>> touching) {

    /** The defects of a test's area. */
    List<Defect> area(OlderTest test) {
        return defects.stream().filter(test::isFor).toList();
    }

    /** The defects of the areas of all tests of this origin. */
    List<Defect> area(OlderTest.Origin origin) {
        List<OlderTest> its = of(origin);
        return defects.stream()
                .filter(defect -> its.stream().anyMatch(test -> test.isFor(defect)))
                .toList();
    }

    List<OlderTest> of(OlderTest.Origin origin) {
        return tests.stream().filter(test -> test.origin() == origin).toList();
    }

    /**
     * Those of its area that the test noticed.
     *
     * @param widely as they stand or in their wider form
     */
    List<Defect> noticed(OlderTest test, boolean widely) {
        return among(area(test), trial -> trial.test() == test, Outcome.NOTICED, widely);
    }

    /** Those of its area in sight of which the test skipped itself. */
    List<Defect> skipped(OlderTest test) {
        return among(area(test), trial -> trial.test() == test, Outcome.SKIPPED, true);
    }

    /** Those of its area that the test noticed in neither form. */
    List<Defect> overlooked(OlderTest test) {
        return without(area(test), noticed(test, true));
    }

    /** Those of all areas that any test of this origin noticed. */
    List<Defect> noticed(OlderTest.Origin origin, boolean widely) {
        return among(
                area(origin), trial -> trial.test().origin() == origin, Outcome.NOTICED, widely);
    }

    /** Those of all areas that no test of this origin noticed. */
    List<Defect> overlooked(OlderTest.Origin origin, boolean widely) {
        return without(area(origin), noticed(origin, widely));
    }

    /** Those among them that changed what a test sent or got, and it did not mind. */
    List<Defect> beforeTheirEyes(OlderTest.Origin origin) {
        return overlooked(origin, true).stream()
                .filter(
                        defect ->
                                of(origin).stream()
                                        .anyMatch(test -> touching.get(test).contains(defect.id())))
                .toList();
    }

    private List<Defect> among(
            List<Defect> all, Predicate<Trial> of, Outcome outcome, boolean widely) {
        Set<String> ids =
                results.stream()
                        .filter(result -> result.outcome() == outcome)
                        .map(Result::trial)
                        .filter(of)
                        .filter(trial -> widely || !trial.wider())
                        .map(Trial::defect)
                        .collect(Collectors.toSet());
        return all.stream().filter(defect -> ids.contains(defect.id())).toList();
    }

    private static List<Defect> without(List<Defect> all, List<Defect> some) {
        return all.stream().filter(defect -> !some.contains(defect)).toList();
    }
}
