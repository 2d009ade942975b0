package dev.touchstone.livingdoc.run;

import dev.touchstone.livingdoc.evidence.SafeText;
import io.cucumber.messages.Convertor;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.messages.types.Timestamp;
import io.cucumber.query.Lineage;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code messages.ndjson} of one run into a {@link RunModel}. */
public final class RunReader {
    private final Repository repository =
            Repository.builder()
                    .feature(RepositoryFeature.INCLUDE_GHERKIN_DOCUMENTS, true)
                    .feature(RepositoryFeature.INCLUDE_HOOKS, true)
                    .build();
    private final Query query = new Query(repository);
    private final AttachmentsByStep attachments = new AttachmentsByStep();
    private final List<RunModel.RuleSeen> rules = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Instant lastSign;

    private RunReader() {}

    /**
     * Reads a file as far as it goes.
     *
     * @throws IOException when the file cannot be opened
     */
    public static RunModel read(Path messages) throws IOException {
        RunReader reader = new RunReader();
        new MessageFile(messages).read(reader::accept, reader.failures, reader.notes);
        return reader.model();
    }

    private void accept(Envelope message) {
        // Attachments go their own way: they are large, and those of an unfinished step count too.
        if (message.getAttachment().isPresent()) {
            attachments.add(message.getAttachment().get());
            return;
        }
        repository.update(message);
        message.getGherkinDocument().flatMap(GherkinDocument::getFeature).ifPresent(this::rules);
        message.getParseError()
                .ifPresent(
                        error ->
                                failures.add(
                                        "A feature cannot be read: "
                                                + SafeText.line(error.getMessage())));
        message.getTestRunFinished().ifPresent(this::runFinished);
        message.getTestRunHookFinished()
                .map(hook -> hook.getResult())
                .filter(result -> result.getStatus() != TestStepResultStatus.PASSED)
                .ifPresent(result -> failures.add("A hook of the run failed: " + told(result)));
        time(message).map(Convertor::toInstant).ifPresent(this::seen);
    }

    private void runFinished(TestRunFinished end) {
        end.getException()
                .ifPresent(
                        exception -> {
                            String told =
                                    exception.getType()
                                            + exception.getMessage().map(m -> ": " + m).orElse("");
                            // A failed hook tells the same exception before the run ends.
                            if (failures.stream().noneMatch(known -> known.endsWith(told))) {
                                failures.add("The run failed: " + SafeText.line(told));
                            }
                        });
    }

    private void rules(Feature feature) {
        feature.getChildren().stream()
                .flatMap(child -> child.getRule().stream())
                .map(rule -> new RunModel.RuleSeen(SafeText.line(rule.getName()), tags(rule)))
                .forEach(rules::add);
    }

    private static List<String> tags(Rule rule) {
        return rule.getTags().stream().map(tag -> name(tag.getName())).toList();
    }

    private static String name(String tag) {
        return tag.startsWith("@") ? tag.substring(1) : tag;
    }

    private static String told(TestStepResult result) {
        String type = result.getException().map(e -> e.getType()).orElse("");
        String message = result.getMessage().orElse("no message");
        return SafeText.line(type.isEmpty() ? message : type + ": " + message);
    }

    private static Optional<Timestamp> time(Envelope message) {
        return message.getTestCaseStarted()
                .map(TestCaseStarted::getTimestamp)
                .or(() -> message.getTestCaseFinished().map(end -> end.getTimestamp()))
                .or(() -> message.getTestStepStarted().map(start -> start.getTimestamp()))
                .or(() -> message.getTestStepFinished().map(end -> end.getTimestamp()))
                .or(() -> message.getTestRunFinished().map(TestRunFinished::getTimestamp));
    }

    private void seen(Instant time) {
        if (lastSign == null || time.isAfter(lastSign)) {
            lastSign = time;
        }
    }

    private RunModel model() {
        Map<String, TestCaseStarted> started = new HashMap<>();
        for (TestCaseStarted one : query.findAllTestCaseStarted()) {
            Optional<Pickle> pickle = query.findPickleBy(one);
            if (pickle.isPresent()) {
                started.put(pickle.get().getId(), one);
            } else {
                failures.add("A scenario ran whose text is missing in the messages");
            }
        }
        List<ScenarioRun> scenarios = new ArrayList<>();
        for (Pickle pickle : query.findAllPickles()) {
            scenarios.add(scenario(pickle, Optional.ofNullable(started.get(pickle.getId()))));
        }
        scenarios.sort(Comparator.comparing(ScenarioRun::uri).thenComparingInt(ScenarioRun::line));
        return new RunModel(
                query.findTestRunFinished().isPresent(),
                query.findTestRunStarted().map(run -> Convertor.toInstant(run.getTimestamp())),
                Optional.ofNullable(lastSign),
                rules,
                scenarios,
                failures,
                notes);
    }

    private ScenarioRun scenario(Pickle pickle, Optional<TestCaseStarted> started) {
        Optional<Lineage> lineage = query.findLineageBy(pickle);
        boolean finished = started.flatMap(query::findTestCaseFinishedBy).isPresent();
        ScenarioRun.Progress progress =
                started.isEmpty()
                        ? ScenarioRun.Progress.NOT_STARTED
                        : finished
                                ? ScenarioRun.Progress.FINISHED
                                : ScenarioRun.Progress.UNFINISHED;
        StepsReader steps = new StepsReader(query, attachments);
        return new ScenarioRun(
                place(pickle.getUri()),
                query.findLocationOf(pickle).map(l -> l.getLine().intValue()).orElse(0),
                lineage.flatMap(Lineage::feature).map(f -> SafeText.line(f.getName())).orElse(""),
                lineage.flatMap(Lineage::rule).map(r -> SafeText.line(r.getName())).orElse(""),
                SafeText.line(pickle.getName()),
                lineage.map(RunReader::example).orElse(List.of()),
                pickle.getTags().stream().map(tag -> name(tag.getName())).toList(),
                progress,
                started.flatMap(TestCaseStarted::getWorkerId).map(SafeText::line).orElse(""),
                started.flatMap(query::findTestCaseDurationBy),
                started.map(steps::of).orElseGet(() -> steps.notRun(pickle)));
    }

    private static List<ScenarioRun.Example> example(Lineage lineage) {
        List<ScenarioRun.Example> cells = new ArrayList<>();
        if (lineage.example().isPresent() && lineage.examples().isPresent()) {
            var row = lineage.example().get().getCells();
            var header = lineage.examples().get().getTableHeader();
            for (int i = 0; header.isPresent() && i < row.size(); i++) {
                cells.add(
                        new ScenarioRun.Example(
                                SafeText.line(header.get().getCells().get(i).getValue()),
                                SafeText.line(row.get(i).getValue())));
            }
        }
        return cells;
    }

    /** The path from the features folder on: where the project lies is nobody's business. */
    private static String place(String uri) {
        int features = uri.lastIndexOf("/features/");
        return uri.substring(features >= 0 ? features + 1 : uri.lastIndexOf('/') + 1);
    }
}
