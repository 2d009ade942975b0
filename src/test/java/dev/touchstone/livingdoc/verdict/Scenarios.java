package dev.touchstone.livingdoc.verdict;

import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.run.StepStatus;
import java.util.List;
import java.util.Optional;

/** Small scenarios for the tests of the verdicts. */
final class Scenarios {
    private Scenarios() {}

    static ScenarioRun scenario(ScenarioRun.Progress progress, StepRun... steps) {
        return new ScenarioRun(
                "features/a.feature",
                3,
                "A feature",
                "A rule",
                "A scenario",
                List.of(),
                List.of("A-1"),
                progress,
                "main",
                Optional.empty(),
                List.of(steps));
    }

    static StepRun step(StepStatus status) {
        return step(StepRun.Kind.STEP, status, Optional.empty());
    }

    static StepRun step(StepStatus status, String type, String message) {
        return step(StepRun.Kind.STEP, status, failure(type, message));
    }

    static StepRun hook(StepStatus status, String type, String message) {
        return step(StepRun.Kind.HOOK, status, failure(type, message));
    }

    static StepRun hook(StepStatus status) {
        return step(StepRun.Kind.HOOK, status, Optional.empty());
    }

    private static Optional<StepRun.Failure> failure(String type, String message) {
        return Optional.of(new StepRun.Failure(type, message, ""));
    }

    private static StepRun step(
            StepRun.Kind kind, StepStatus status, Optional<StepRun.Failure> failure) {
        return new StepRun(
                kind,
                kind == StepRun.Kind.HOOK ? "After" : "When",
                "she asks",
                status,
                Optional.empty(),
                failure,
                Optional.empty(),
                List.of(),
                List.of());
    }
}
