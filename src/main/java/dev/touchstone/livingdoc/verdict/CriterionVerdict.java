package dev.touchstone.livingdoc.verdict;

import java.util.List;

/**
 * The verdict of one criterion and why, in a sentence.
 *
 * @param reason says how many of its scenarios decided it
 */
public record CriterionVerdict(Verdict verdict, String reason) {

    /**
     * What a criterion needs to know about the run beside its scenarios.
     *
     * @param aborted whether the run was aborted
     * @param harnessFailed whether something failed outside of every scenario
     * @param filter the tag expression that selected scenarios, or null
     */
    public record Circumstances(boolean aborted, boolean harnessFailed, String filter) {}

    /** The worst of its scenarios: error, broken, not supported, not checked, met. */
    public static CriterionVerdict of(List<Named> scenarios) {
        Outcome worst =
                scenarios.stream()
                        .map(one -> one.verdict().outcome())
                        .max(Outcome::compareTo)
                        .orElseThrow(
                                () -> new IllegalArgumentException("a verdict needs a scenario"));
        List<Named> decisive =
                scenarios.stream().filter(one -> one.verdict().outcome() == worst).toList();
        int all = scenarios.size();
        String many = all == 1 ? "its scenario is" : decisive.size() + " of " + all + " are";
        Named first = decisive.get(0);
        String reason =
                switch (worst) {
                    case PASSED ->
                            all == 1 ? "its scenario passed" : "all " + all + " scenarios passed";
                    case NOT_RUN -> many + " not run: " + first.verdict().reason();
                    case NOT_SUPPORTED -> many + " not supported: " + first.verdict().reason();
                    case FAILED ->
                            (all == 1 ? "its scenario" : decisive.size() + " of " + all)
                                    + " failed: "
                                    + told(first, all);
                    case ERROR -> many + " not judged: " + told(first, all);
                };
        return new CriterionVerdict(Verdict.of(worst), reason);
    }

    /** The verdict of a criterion that no scenario of the run belongs to. */
    public static CriterionVerdict withoutScenario(
            boolean open, String openReason, Circumstances run) {
        if (open) {
            return notChecked(openReason);
        }
        if (run.aborted) {
            return notChecked("the run was aborted");
        }
        if (run.harnessFailed) {
            return notChecked("the harness failed before its scenarios were read");
        }
        if (run.filter != null) {
            return notChecked("not selected by " + run.filter);
        }
        return new CriterionVerdict(
                Verdict.ERROR, "has no scenario although the catalogue does not list it as open");
    }

    private static String told(Named one, int all) {
        return all == 1
                ? one.verdict().reason()
                : "“" + one.name() + "”: " + one.verdict().reason();
    }

    private static CriterionVerdict notChecked(String reason) {
        return new CriterionVerdict(Verdict.NOT_CHECKED, reason);
    }

    /** A scenario's verdict with its name. */
    public record Named(String name, ScenarioVerdict verdict) {}
}
