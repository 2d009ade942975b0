package dev.touchstone.livingdoc.verdict;

import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.run.StepStatus;

/**
 * The outcome of one scenario and why.
 *
 * @param reason one sentence; empty when it passed
 */
public record ScenarioVerdict(Outcome outcome, String reason) {
    private static final ScenarioVerdict PASSED = new ScenarioVerdict(Outcome.PASSED, "");

    /**
     * Judges a scenario: passed only if it ended and every step and hook of it passed.
     *
     * @param runFinished whether the run came to its end
     */
    public static ScenarioVerdict of(ScenarioRun scenario, boolean runFinished) {
        if (scenario.progress() == ScenarioRun.Progress.NOT_STARTED) {
            return new ScenarioVerdict(
                    Outcome.NOT_RUN,
                    runFinished
                            ? "not selected in this run"
                            : "the run was aborted before it started");
        }
        ScenarioVerdict worst =
                scenario.steps().stream().noneMatch(step -> step.kind() == StepRun.Kind.STEP)
                        ? error("it has no steps")
                        : PASSED;
        boolean skipped = false;
        for (StepRun step : scenario.steps()) {
            ScenarioVerdict one = of(step);
            worst = one.outcome.compareTo(worst.outcome) > 0 ? one : worst;
            skipped |= step.status() != StepStatus.PASSED;
        }
        if (scenario.progress() == ScenarioRun.Progress.UNFINISHED
                && worst.outcome != Outcome.ERROR) {
            return error("the run was aborted in this scenario");
        }
        if (skipped && worst.outcome == Outcome.PASSED) {
            return error("steps were skipped without a reason");
        }
        return worst;
    }

    private static ScenarioVerdict of(StepRun step) {
        String sentence = step.keyword() + " " + step.text();
        return switch (step.status()) {
            case PASSED, NOT_RUN -> PASSED;
            case SKIPPED ->
                    step.failure()
                            .filter(FailureType::isAbort)
                            .map(f -> new ScenarioVerdict(Outcome.NOT_SUPPORTED, firstLines(f)))
                            .orElse(PASSED);
            case FAILED -> failed(step);
            case PENDING -> error("pending: " + reason(step, sentence));
            case UNDEFINED -> error("no step is defined for: " + sentence);
            case AMBIGUOUS -> error("more than one step is defined for: " + sentence);
            case UNFINISHED -> error("the run was aborted in: " + sentence);
            case UNKNOWN -> error("nobody knows how this ended: " + sentence);
        };
    }

    private static ScenarioVerdict failed(StepRun step) {
        if (step.failure().isEmpty()) {
            return error("failed without a message: " + step.keyword() + " " + step.text());
        }
        StepRun.Failure failure = step.failure().get();
        if (FailureType.isAssertion(failure)) {
            return new ScenarioVerdict(Outcome.FAILED, firstLines(failure));
        }
        String type = failure.type().substring(failure.type().lastIndexOf('.') + 1);
        String where = step.kind() == StepRun.Kind.HOOK ? step.keyword() + " hook: " : "";
        return error(where + type + ": " + firstLines(failure));
    }

    private static String reason(StepRun step, String otherwise) {
        return step.failure().map(ScenarioVerdict::firstLines).orElse(otherwise);
    }

    /** The message in one line, short enough for a list; the whole stands below its step. */
    private static String firstLines(StepRun.Failure failure) {
        String line = failure.message().strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "no reason was given";
        }
        return line.codePointCount(0, line.length()) <= 240
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 240)) + " …";
    }

    private static ScenarioVerdict error(String reason) {
        return new ScenarioVerdict(Outcome.ERROR, reason);
    }
}
