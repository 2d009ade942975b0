package dev.touchstone.livingdoc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CapabilityReport;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Report.Proven;
import dev.touchstone.livingdoc.verdict.Report.ScenarioReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The report as JSON: the same facts as the page, in the shape of {@code docs/index.schema.json}.
 * Durations are milliseconds.
 */
final class IndexJson {
    /** Rises when a reader of the file has to change. */
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    // One line for each value, so that two runs can be compared, and no indentation to pay for.
    private static final PrettyPrinter LINES =
            new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.NONE))
                    .withObjectIndenter(new DefaultIndenter("", "\n"))
                    .withArrayIndenter(new DefaultIndenter("", "\n"));

    private final Report report;
    private final ScenarioJson scenarios;

    private IndexJson(Report report) {
        this.report = report;
        this.scenarios = new ScenarioJson(JSON, report.proven().isPresent());
    }

    static String of(Report report) {
        return new IndexJson(report).render();
    }

    private String render() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        root.put("router", report.router());
        root.put("profile", report.profile().word());
        root.put("summary", report.summary());
        root.put("aborted", report.aborted());
        strings(root.putArray("problems"), report.problems());
        strings(root.putArray("notes"), report.notes());
        facts(root, report.facts());
        report.started().ifPresent(at -> root.put("started", at.toString()));
        report.duration().ifPresent(duration -> root.put("duration_ms", millis(duration)));
        ObjectNode counts = root.putObject("scenarios");
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.word(), report.scenarioCounts().getOrDefault(outcome, 0));
        }
        report.proven().ifPresent(proven -> proven(root, proven));
        ObjectNode levels = root.putObject("levels");
        report.levels().forEach(level -> level(levels, level));
        ArrayNode capabilities = root.putArray("capabilities");
        report.capabilities().forEach(one -> capability(capabilities.addObject(), one));
        ArrayNode orphans = root.putArray("scenarios_without_criterion");
        report.orphans().forEach(one -> orphans.add(scenarios.of(one)));
        return write(root);
    }

    private void proven(ObjectNode root, Proven proven) {
        root.putObject("proven")
                .put("scenarios", proven.scenarios())
                .put("of", proven.of())
                .put("by", proven.by());
        Map<String, String> sentences = new TreeMap<>();
        Stream.concat(
                        report.capabilities().stream()
                                .flatMap(area -> area.criteria().stream())
                                .flatMap(one -> one.scenarios().stream()),
                        report.orphans().stream())
                .flatMap(scenario -> scenario.provenBy().stream())
                .forEach(defect -> sentences.put(defect.id(), defect.says()));
        ObjectNode defects = root.putObject("defects");
        sentences.forEach(defects::put);
    }

    /** The tree as text, one line for each value. */
    static String write(ObjectNode root) {
        try {
            return JSON.writer(LINES).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers is always JSON", e);
        }
    }

    private static void facts(ObjectNode root, RunFacts facts) {
        ArrayNode list = root.putArray("facts");
        facts.facts()
                .forEach(
                        fact ->
                                list.addObject()
                                        .put("name", fact.name())
                                        .put("value", fact.value()));
        root.put("filter", facts.filter());
    }

    private static void level(ObjectNode levels, LevelReport level) {
        ObjectNode node = levels.putObject(level.level().id());
        for (Verdict verdict : Verdict.values()) {
            List<String> ids = level.criteria().get(verdict);
            ObjectNode one = node.putObject(verdict.word());
            one.put("count", ids.size());
            strings(one.putArray("criteria"), ids);
        }
    }

    private void capability(ObjectNode node, CapabilityReport capability) {
        node.put("id", capability.area().id());
        node.put("title", capability.area().title());
        node.put("missing", capability.missing().orElse(null));
        ArrayNode criteria = node.putArray("criteria");
        capability.criteria().forEach(one -> criterion(criteria.addObject(), one));
    }

    private void criterion(ObjectNode node, CriterionReport one) {
        node.put("id", one.criterion().id());
        node.put("statement", one.criterion().statement());
        node.put("level", one.criterion().level().id());
        node.put("since", one.criterion().since());
        strings(node.putArray("traces"), one.criterion().traces());
        node.put("verdict", one.verdict().verdict().word());
        node.put("reason", one.verdict().reason());
        if (report.proven().isPresent()) {
            node.putObject("proven")
                    .put("scenarios", one.provenScenarios())
                    .put("of", one.scenarios().size())
                    .put("by", one.provenBy().size());
        }
        ArrayNode list = node.putArray("scenarios");
        for (ScenarioReport scenario : one.scenarios()) {
            list.add(scenarios.of(scenario));
        }
    }

    static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    /** Milliseconds, exact to the microsecond. */
    static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
