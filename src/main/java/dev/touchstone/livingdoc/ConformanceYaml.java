package dev.touchstone.livingdoc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.util.List;

/**
 * The report to publish, in the shape of {@code docs/conformance.schema.json}: the implementation,
 * the suite, the profile, and for each level what was met, what failed and what was skipped. The
 * model is the report of the Gateway API's conformance suite.
 */
final class ConformanceYaml {
    private static final int VERSION = 1;
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build();

    private final Report report;

    private ConformanceYaml(Report report) {
        this.report = report;
    }

    /** The same bytes for the same report. */
    static String of(Report report) {
        try {
            return YAML.writeValueAsString(new ConformanceYaml(report).tree());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers is always YAML", e);
        }
    }

    private ObjectNode tree() {
        ObjectNode root = YAML.createObjectNode();
        root.put("version", VERSION);
        implementation(root.putObject("implementation"), report.facts().implementation());
        root.put("date", fact("Started"));
        root.putObject("suite")
                .put("project", "Touchstone")
                .put("version", fact("Touchstone"))
                .put("commit", fact("Commit"))
                .put("stack", fact("Stack"));
        root.put("profile", report.profile().word());
        root.put("summary", report.summary());
        ObjectNode features = root.putObject("features");
        IndexJson.strings(features.putArray("supported"), report.facts().offered());
        ArrayNode unsupported = features.putArray("unsupported");
        report.facts()
                .missing()
                .forEach(
                        one ->
                                unsupported
                                        .addObject()
                                        .put("feature", one.capability())
                                        .put("reason", one.reason()));
        report.levels().forEach(level -> level(root, level));
        ObjectNode scenarios = root.putObject("scenarios");
        for (Outcome outcome : Outcome.values()) {
            scenarios.put(key(outcome.word()), report.scenarioCounts().getOrDefault(outcome, 0));
        }
        report.proven()
                .ifPresent(
                        proven ->
                                root.putObject("proven")
                                        .put("scenarios", proven.scenarios())
                                        .put("of", proven.of())
                                        .put("by_defects", proven.by()));
        root.put("reproduce", report.facts().implementation().reproduce());
        return root;
    }

    private static void implementation(ObjectNode node, RunFacts.Implementation who) {
        node.put("organisation", who.organisation());
        node.put("project", who.project());
        node.put("url", who.url());
        node.put("version", who.version());
        node.put("contact", who.contact());
    }

    private void level(ObjectNode root, LevelReport level) {
        ObjectNode node = root.putObject(level.level() == Level.CORE ? "core" : "extended");
        node.put("result", result(level).word());
        ObjectNode statistics = node.putObject("statistics");
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.ERROR) { // of which no report is published
                statistics.put(key(verdict.word()), level.criteria().get(verdict).size());
            }
        }
        IndexJson.strings(node.putArray("met"), level.criteria().get(Verdict.MET));
        reasons(node.putArray("failed"), level.criteria().get(Verdict.BROKEN));
        reasons(node.putArray("unsupported"), level.criteria().get(Verdict.NOT_SUPPORTED));
        reasons(node.putArray("skipped"), level.criteria().get(Verdict.NOT_CHECKED));
    }

    /** As the whole router is judged, of one level. */
    private static Profile result(LevelReport level) {
        if (!level.criteria().get(Verdict.BROKEN).isEmpty()) {
            return Profile.FAILED;
        }
        return level.criteria().get(Verdict.MET).size() == level.size()
                ? Profile.CONFORMANT
                : Profile.PARTIAL;
    }

    private void reasons(ArrayNode list, List<String> ids) {
        report.capabilities().stream()
                .flatMap(area -> area.criteria().stream())
                .filter(one -> ids.contains(one.criterion().id()))
                .forEach(one -> reason(list.addObject(), one));
    }

    private static void reason(ObjectNode node, CriterionReport one) {
        node.put("criterion", one.criterion().id());
        node.put("statement", one.criterion().statement());
        node.put("reason", one.verdict().reason());
    }

    private String fact(String name) {
        return report.facts().value(name).orElse("unknown");
    }

    /** A name for programs. */
    private static String key(String word) {
        return word.replace(' ', '_');
    }
}
