package dev.touchstone.older;

import dev.touchstone.older.Trials.Outcome;
import dev.touchstone.older.Trials.Result;
import dev.touchstone.sabotage.Defect;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What older tests noticed of the defects of their areas. */
record Findings(List<OlderTest> tests, List<Defect> defects, List<Result> results) {

    /** The defects of a test's area. */
    List<Defect> area(OlderTest test) {
        return defects.stream().filter(test::isFor).toList();
    }

    /** The defects of the areas of all tests of this origin. */
    List<Defect> area(OlderTest.Origin origin) {
        return defects.stream()
                .filter(
                        defect ->
                                tests.stream()
                                        .filter(test -> test.origin() == origin)
                                        .anyMatch(test -> test.isFor(defect)))
                .toList();
    }

    /** Those of its area that the test noticed. */
    List<Defect> noticed(OlderTest test) {
        Set<String> ids = ids(result -> result.test() == test, Outcome.NOTICED);
        return area(test).stream().filter(defect -> ids.contains(defect.id())).toList();
    }

    /** Those of its area in sight of which the test skipped itself. */
    List<Defect> skipped(OlderTest test) {
        Set<String> ids = ids(result -> result.test() == test, Outcome.SKIPPED);
        return area(test).stream().filter(defect -> ids.contains(defect.id())).toList();
    }

    /** Those of its area that the test did not notice. */
    List<Defect> overlooked(OlderTest test) {
        List<Defect> noticed = noticed(test);
        return area(test).stream().filter(defect -> !noticed.contains(defect)).toList();
    }

    /** Those of all areas that any test of this origin noticed. */
    List<Defect> noticed(OlderTest.Origin origin) {
        Set<String> ids = ids(result -> result.test().origin() == origin, Outcome.NOTICED);
        return area(origin).stream().filter(defect -> ids.contains(defect.id())).toList();
    }

    /** Those of all areas that no test of this origin noticed. */
    List<Defect> overlooked(OlderTest.Origin origin) {
        List<Defect> noticed = noticed(origin);
        return area(origin).stream().filter(defect -> !noticed.contains(defect)).toList();
    }

    private Set<String> ids(Predicate<Result> of, Outcome outcome) {
        return results.stream()
                .filter(of)
                .filter(result -> result.outcome() == outcome)
                .map(Result::defect)
                .collect(Collectors.toSet());
    }
}
