package dev.touchstone.livingdoc.run;

import dev.touchstone.livingdoc.evidence.Evidence;
import dev.touchstone.livingdoc.evidence.SafeText;
import io.cucumber.messages.Convertor;
import io.cucumber.messages.types.Hook;
import io.cucumber.messages.types.HookType;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.messages.types.TestStepStarted;
import io.cucumber.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps and hooks of one scenario, with their results as far as there are any. */
final class StepsReader {
    private static final int TRACE_LIMIT = 6 * 1024;

    private final Query query;
    private final AttachmentsByStep attachments;

    StepsReader(Query query, AttachmentsByStep attachments) {
        this.query = query;
        this.attachments = attachments;
    }

    List<StepRun> of(TestCaseStarted started) {
        Map<String, TestStepResult> results = new HashMap<>();
        for (TestStepFinished finished : query.findTestStepsFinishedBy(started)) {
            results.put(finished.getTestStepId(), finished.getTestStepResult());
        }
        Set<String> begun = new HashSet<>();
        for (TestStepStarted begin : query.findTestStepsStartedBy(started)) {
            begun.add(begin.getTestStepId());
        }
        List<StepRun> steps = new ArrayList<>();
        query.findTestCaseBy(started)
                .ifPresent(
                        testCase -> {
                            for (TestStep step : testCase.getTestSteps()) {
                                steps.add(
                                        step(
                                                step,
                                                started.getId(),
                                                results.get(step.getId()),
                                                begun.contains(step.getId())));
                            }
                        });
        return steps;
    }

    List<StepRun> notRun(Pickle pickle) {
        return pickle.getSteps().stream()
                .map(
                        step ->
                                gherkin(
                                        step,
                                        StepStatus.NOT_RUN,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of()))
                .toList();
    }

    private StepRun step(TestStep step, String startedId, TestStepResult result, boolean begun) {
        StepStatus status =
                result != null
                        ? status(result.getStatus())
                        : begun ? StepStatus.UNFINISHED : StepStatus.NOT_RUN;
        Optional<Duration> duration =
                Optional.ofNullable(result).map(r -> Convertor.toDuration(r.getDuration()));
        Optional<StepRun.Failure> failure = Optional.ofNullable(result).flatMap(this::failure);
        var evidence = attachments.of(startedId, step.getId());
        Optional<PickleStep> pickleStep = query.findPickleStepBy(step);
        if (pickleStep.isPresent()) {
            return gherkin(pickleStep.get(), status, duration, failure, evidence);
        }
        Optional<Hook> hook = query.findHookBy(step);
        return new StepRun(
                StepRun.Kind.HOOK,
                hook.flatMap(Hook::getType).map(StepsReader::keyword).orElse("Hook"),
                hook.map(StepsReader::place).orElse(""),
                status,
                duration,
                failure,
                Optional.empty(),
                List.of(),
                evidence);
    }

    private StepRun gherkin(
            PickleStep step,
            StepStatus status,
            Optional<Duration> duration,
            Optional<StepRun.Failure> failure,
            List<Evidence> evidence) {
        Optional<PickleStepArgument> argument = step.getArgument();
        return new StepRun(
                StepRun.Kind.STEP,
                query.findStepBy(step).map(s -> SafeText.line(s.getKeyword().strip())).orElse("*"),
                SafeText.line(step.getText()),
                status,
                duration,
                failure,
                argument.flatMap(PickleStepArgument::getDocString)
                        .map(doc -> SafeText.of(doc.getContent(), SafeText.BODY_LIMIT)),
                argument.flatMap(PickleStepArgument::getDataTable)
                        .map(
                                table ->
                                        table.getRows().stream()
                                                .map(
                                                        row ->
                                                                row.getCells().stream()
                                                                        .map(c -> c.getValue())
                                                                        .map(SafeText::line)
                                                                        .toList())
                                                .toList())
                        .orElse(List.of()),
                evidence);
    }

    private Optional<StepRun.Failure> failure(TestStepResult result) {
        if (result.getException().isEmpty() && result.getMessage().isEmpty()) {
            return Optional.empty();
        }
        var exception = result.getException();
        return Optional.of(
                new StepRun.Failure(
                        exception.map(e -> SafeText.line(e.getType())).orElse(""),
                        SafeText.line(
                                exception
                                        .flatMap(e -> e.getMessage())
                                        .or(result::getMessage)
                                        .orElse("")),
                        SafeText.of(
                                        exception
                                                .flatMap(e -> e.getStackTrace())
                                                .map(StepsReader::withoutThePlace)
                                                .orElse(""),
                                        TRACE_LIMIT)
                                .text()));
    }

    /** Cucumber adds the feature's address, and where the project lies is nobody's business. */
    private static String withoutThePlace(String trace) {
        return trace.replaceAll("file:/\\S{0,500}/(?=features/)", "");
    }

    private static StepStatus status(TestStepResultStatus status) {
        return switch (status) {
            case PASSED -> StepStatus.PASSED;
            case FAILED -> StepStatus.FAILED;
            case SKIPPED -> StepStatus.SKIPPED;
            case PENDING -> StepStatus.PENDING;
            case UNDEFINED -> StepStatus.UNDEFINED;
            case AMBIGUOUS -> StepStatus.AMBIGUOUS;
            case UNKNOWN -> StepStatus.UNKNOWN;
        };
    }

    private static String keyword(HookType type) {
        return switch (type) {
            case BEFORE_TEST_CASE -> "Before";
            case AFTER_TEST_CASE -> "After";
            case BEFORE_TEST_STEP -> "Before step";
            case AFTER_TEST_STEP -> "After step";
            default -> "Hook";
        };
    }

    private static String place(Hook hook) {
        return hook.getSourceReference()
                .getJavaMethod()
                .map(
                        method -> {
                            String type = method.getClassName();
                            return type.substring(type.lastIndexOf('.') + 1)
                                    + "."
                                    + method.getMethodName();
                        })
                .orElse("");
    }
}
