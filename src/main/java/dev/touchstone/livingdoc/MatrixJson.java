package dev.touchstone.livingdoc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.livingdoc.conformance.Conformance;
import dev.touchstone.livingdoc.conformance.Conformance.Cell;
import dev.touchstone.livingdoc.conformance.Conformance.Column;
import dev.touchstone.livingdoc.conformance.Conformance.Row;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Verdict;

/** The matrix as JSON, in the shape of {@code docs/matrix.schema.json}. */
final class MatrixJson {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private MatrixJson() {}

    static String of(Conformance matrix) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        IndexJson.strings(root.putArray("notes"), matrix.notes());
        ArrayNode routers = root.putArray("routers");
        matrix.routers().forEach(one -> router(routers.addObject(), one));
        ArrayNode criteria = root.putArray("criteria");
        matrix.rows().forEach(row -> row(criteria.addObject(), row));
        return IndexJson.write(root);
    }

    private static void router(ObjectNode node, Column column) {
        Report report = column.report();
        node.put("key", column.key());
        node.put("router", column.name());
        node.put("router_version", column.fact("Router version").orElse(null));
        node.put("stack", column.fact("Stack").orElse(null));
        node.put("touchstone", column.fact("Touchstone").orElse(null));
        node.put("commit", column.fact("Commit").orElse(null));
        node.put("started", column.fact("Started").orElse(null));
        node.put("filter", report.facts().filter());
        node.put("profile", report.profile().word());
        node.put("summary", report.summary());
        node.put("aborted", report.aborted());
        IndexJson.strings(node.putArray("problems"), report.problems());
        ObjectNode levels = node.putObject("levels");
        report.levels().forEach(level -> counts(levels, level));
        ObjectNode scenarios = node.putObject("scenarios");
        for (Outcome outcome : Outcome.values()) {
            scenarios.put(outcome.word(), report.scenarioCounts().getOrDefault(outcome, 0));
        }
    }

    private static void counts(ObjectNode levels, LevelReport level) {
        ObjectNode node = levels.putObject(level.level().id());
        for (Verdict verdict : Verdict.values()) {
            node.put(verdict.word(), level.criteria().get(verdict).size());
        }
    }

    private static void row(ObjectNode node, Row row) {
        node.put("id", row.criterion().id());
        node.put("statement", row.criterion().statement());
        node.put("level", row.criterion().level().id());
        node.put("capability", row.area().id());
        ArrayNode verdicts = node.putArray("verdicts");
        row.cells().forEach(cell -> cell(verdicts.addObject(), cell));
    }

    private static void cell(ObjectNode node, Cell cell) {
        CriterionReport one = cell.report();
        node.put("router", cell.router().key());
        node.put("verdict", one.verdict().verdict().word());
        node.put("reason", one.verdict().reason());
        node.putObject("scenarios").put("passed", cell.passed()).put("of", one.scenarios().size());
        if (cell.router().report().proven().isPresent()) {
            node.putObject("proven")
                    .put("scenarios", one.provenScenarios())
                    .put("of", one.scenarios().size())
                    .put("by", one.provenBy().size());
        }
    }
}
