package dev.touchstone.livingdoc.conformance;

import dev.touchstone.criteria.CapabilityArea;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.livingdoc.run.RunFacts;
import dev.touchstone.livingdoc.verdict.Anchors;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report;
import dev.touchstone.livingdoc.verdict.Report.CapabilityReport;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Criteria by routers.
 *
 * @param routers in the order in which their runs were given
 * @param rows in the order of the catalogue
 * @param notes what a reader should know before comparing
 */
public record Conformance(List<Column> routers, List<Row> rows, List<String> notes) {

    public Conformance {
        routers = List.copyOf(routers);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * A router.
     *
     * @param key names it in links: the same in the next matrix, whoever else is in it
     */
    public record Column(String key, Report report) {

        /** As its run names it. */
        public String name() {
            return report.router();
        }

        /** A fact of its run. */
        public Optional<String> fact(String name) {
            return report.facts().value(name).filter(value -> !value.isBlank());
        }
    }

    /** A criterion, with a cell for each router. */
    public record Row(CapabilityArea area, Criterion criterion, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What a run says about a criterion. */
    public record Cell(Column router, CriterionReport report) {

        /** Where the reason stands. */
        public String anchor() {
            return report.criterion().id() + "/" + router.key();
        }

        /** How many of its scenarios passed. */
        public int passed() {
            return (int)
                    report.scenarios().stream()
                            .filter(one -> one.verdict().outcome() == Outcome.PASSED)
                            .count();
        }
    }

    /**
     * A run and where it lies.
     *
     * @param folder as the caller named it, for messages only
     */
    public record Run(String folder, Report report) {}

    /**
     * Puts the reports of runs side by side, all judged by the same catalogue.
     *
     * @throws UnusableRuns when there are none, one does not say which router it was of, or two say
     *     the same
     */
    public static Conformance of(List<Run> runs) {
        if (runs.isEmpty()) {
            throw new UnusableRuns("expected the reports folders of one or more runs, got none");
        }
        List<Column> columns = new ArrayList<>();
        Map<String, String> folders = new HashMap<>();
        for (Run run : runs) {
            String title = title(run);
            String other = folders.put(title, run.folder());
            if (other != null) {
                throw new UnusableRuns(
                        "expected one run for each router, got two of “%s”: %s and %s; leave one of them out"
                                .formatted(run.report().router(), other, run.folder()));
            }
            columns.add(new Column(key(title, columns), run.report()));
        }
        return new Conformance(columns, rows(columns), notes(columns));
    }

    /** The same router on two stacks is two columns. */
    private static String title(Run run) {
        RunFacts facts = run.report().facts();
        if (facts.value("Router").filter(name -> !name.isBlank()).isEmpty()) {
            throw new UnusableRuns(
                    "%s: expected a run that knows its router, got one whose run.json names none%s; run it again"
                            .formatted(
                                    run.folder(),
                                    run.report().problems().stream()
                                            .findFirst()
                                            .map(problem -> " (" + problem + ")")
                                            .orElse("")));
        }
        return run.report().router() + facts.value("Stack").map(stack -> " " + stack).orElse("");
    }

    private static String key(String title, List<Column> taken) {
        String slug = Anchors.slug(title);
        String key = slug;
        for (int number = 2; isTaken(key, taken); number++) {
            key = slug + "~" + number;
        }
        return key;
    }

    private static boolean isTaken(String key, List<Column> taken) {
        return key.isEmpty() || taken.stream().anyMatch(one -> one.key().equals(key));
    }

    private static List<Row> rows(List<Column> columns) {
        List<Row> rows = new ArrayList<>();
        List<CapabilityReport> areas = columns.get(0).report().capabilities();
        for (int area = 0; area < areas.size(); area++) {
            for (int at = 0; at < areas.get(area).criteria().size(); at++) {
                List<Cell> cells = new ArrayList<>();
                for (Column column : columns) {
                    CapabilityReport same = column.report().capabilities().get(area);
                    cells.add(new Cell(column, same.criteria().get(at)));
                }
                rows.add(
                        new Row(
                                areas.get(area).area(),
                                areas.get(area).criteria().get(at).criterion(),
                                cells));
            }
        }
        return rows;
    }

    private static List<String> notes(List<Column> columns) {
        List<String> notes = new ArrayList<>();
        Set<String> states = new TreeSet<>();
        columns.forEach(one -> states.add(one.fact("Commit").orElse("unknown")));
        if (states.size() > 1) {
            notes.add(
                    "The runs are of different states of Touchstone: commits "
                            + String.join(", ", states));
        }
        for (Column one : columns) {
            if (one.report().aborted()) {
                notes.add(one.name() + ": the run was aborted; what did not end is not judged");
            }
            if (one.report().facts().filter() != null) {
                notes.add(
                        one.name()
                                + ": only a part of the scenarios ran, selected by "
                                + one.report().facts().filter());
            }
            one.report().problems().forEach(problem -> notes.add(one.name() + ": " + problem));
        }
        return notes;
    }
}
