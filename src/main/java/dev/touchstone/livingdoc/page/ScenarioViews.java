package dev.touchstone.livingdoc.page;

import dev.touchstone.livingdoc.evidence.SafeText;
import dev.touchstone.livingdoc.page.PageView.DocView;
import dev.touchstone.livingdoc.page.PageView.FailureView;
import dev.touchstone.livingdoc.page.PageView.RowView;
import dev.touchstone.livingdoc.page.PageView.ScenarioView;
import dev.touchstone.livingdoc.page.PageView.StepView;
import dev.touchstone.livingdoc.run.ScenarioRun;
import dev.touchstone.livingdoc.run.StepRun;
import dev.touchstone.livingdoc.run.StepStatus;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report.ScenarioReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays out scenarios and their steps. */
final class ScenarioViews {
    private final EvidenceViews evidence = new EvidenceViews();
    private final ProofViews proofs;

    ScenarioViews(ProofViews proofs) {
        this.proofs = proofs;
    }

    ScenarioView of(ScenarioReport report) {
        ScenarioRun run = report.run();
        Outcome outcome = report.verdict().outcome();
        Tone tone = Tone.of(outcome);
        String row =
                run.example().stream()
                        .map(cell -> cell.column() + " " + cell.value())
                        .collect(Collectors.joining(" · "));
        return new ScenarioView(
                report.anchor(),
                tone.css(),
                outcome.sign(),
                tone == Tone.UNCHECKED,
                outcome.word(),
                run.name(),
                Optional.of(row).filter(text -> !text.isEmpty()),
                run.uri() + ":" + run.line(),
                run.duration().map(Durations::of),
                outcome == Outcome.FAILED || outcome == Outcome.ERROR,
                Optional.of(report.verdict().reason())
                        .filter(text -> !text.isEmpty() && !toldByAStep(run)),
                proofs.of(report),
                run.steps().stream()
                        .filter(ScenarioViews::telling)
                        .map(step -> step(step, tone))
                        .toList());
    }

    /** The message stands below its step already. */
    private static boolean toldByAStep(ScenarioRun run) {
        return run.steps().stream().anyMatch(step -> step.failure().isPresent());
    }

    /** A hook that passed and left nothing behind tells a reader nothing. */
    private static boolean telling(StepRun step) {
        return step.kind() == StepRun.Kind.STEP
                || !step.evidence().isEmpty()
                || step.failure().isPresent()
                || step.status() == StepStatus.UNFINISHED;
    }

    private StepView step(StepRun step, Tone scenario) {
        boolean abort = step.status() == StepStatus.SKIPPED && step.failure().isPresent();
        Tone tone = abort ? Tone.UNSUPPORTED : Tone.of(step.status(), scenario);
        List<RowView> table = new ArrayList<>();
        for (List<String> cells : step.table()) {
            table.add(new RowView(table.isEmpty() && step.table().size() > 1, cells));
        }
        Optional<DocView> doc =
                step.docString().map(text -> new DocView(text.text(), cut(text.bytesCut())));
        boolean hook = step.kind() == StepRun.Kind.HOOK;
        boolean onlyEvidence = hook && step.status() == StepStatus.PASSED;
        return new StepView(
                hook,
                tone.css(),
                tone.sign(),
                onlyEvidence ? "Evidence" : step.keyword(),
                onlyEvidence ? "of what was sent and answered" : step.text(),
                step.status() == StepStatus.PASSED
                        ? Optional.empty()
                        : Optional.of(step.status().word()),
                step.duration()
                        .filter(none -> step.status() != StepStatus.SKIPPED)
                        .map(Durations::of)
                        .orElse(""),
                doc.isPresent()
                        || !table.isEmpty()
                        || step.failure().isPresent()
                        || !step.evidence().isEmpty(),
                doc,
                !table.isEmpty(),
                table,
                step.failure().map(ScenarioViews::failure),
                step.evidence().stream().map(evidence::of).toList());
    }

    private static FailureView failure(StepRun.Failure failure) {
        return new FailureView(
                failure.message().strip(),
                failure.type(),
                Optional.of(failure.trace()).filter(trace -> !trace.isBlank()));
    }

    /** How much of a text is not shown, and why. */
    static Optional<String> cut(long bytes) {
        return bytes == 0
                ? Optional.empty()
                : Optional.of(
                        bytes
                                + " bytes cut; at most "
                                + SafeText.BODY_LIMIT / 1024
                                + " KiB are shown");
    }
}
