package dev.touchstone.acceptance;

import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import java.util.Map;
import java.util.stream.Stream;

/** Fails a run for what no single scenario can fail it for. */
final class Gate {

    private Gate() {}

    /**
     * @throws AssertionError when nothing was judged, and when the whole is an error or a failure
     *     although no scenario is
     */
    static void check(Report report) {
        if (count(report, Outcome.PASSED, Outcome.FAILED, Outcome.ERROR) == 0) {
            throw new AssertionError(
                    "Nothing was checked, and nothing run is a failure. %s%s"
                            .formatted(report.summary(), filter(report)));
        }
        boolean bad = report.profile() == Profile.ERROR || report.profile() == Profile.FAILED;
        if (bad && count(report, Outcome.FAILED, Outcome.ERROR) == 0) {
            throw new AssertionError(report.summary());
        }
    }

    private static String filter(Report report) {
        String filter = report.facts().filter();
        return filter == null ? "" : " No scenario that can run matches the filter " + filter;
    }

    private static int count(Report report, Outcome... outcomes) {
        Map<Outcome, Integer> counts = report.scenarioCounts();
        return Stream.of(outcomes).mapToInt(outcome -> counts.getOrDefault(outcome, 0)).sum();
    }
}
