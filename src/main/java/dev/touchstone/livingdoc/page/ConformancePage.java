package dev.touchstone.livingdoc.page;

import dev.touchstone.criteria.CapabilityArea;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.criteria.Level;
import dev.touchstone.livingdoc.conformance.Conformance;
import dev.touchstone.livingdoc.conformance.Conformance.Cell;
import dev.touchstone.livingdoc.conformance.Conformance.Column;
import dev.touchstone.livingdoc.conformance.Conformance.Row;
import dev.touchstone.livingdoc.page.ConformanceView.AreaView;
import dev.touchstone.livingdoc.page.ConformanceView.CellView;
import dev.touchstone.livingdoc.page.ConformanceView.CriterionView;
import dev.touchstone.livingdoc.page.ConformanceView.GridView;
import dev.touchstone.livingdoc.page.ConformanceView.GroupView;
import dev.touchstone.livingdoc.page.ConformanceView.HeadView;
import dev.touchstone.livingdoc.page.ConformanceView.PartView;
import dev.touchstone.livingdoc.page.ConformanceView.RouterView;
import dev.touchstone.livingdoc.page.ConformanceView.RowView;
import dev.touchstone.livingdoc.page.ConformanceView.SumView;
import dev.touchstone.livingdoc.page.ConformanceView.WhyView;
import dev.touchstone.livingdoc.page.PageView.ProofView;
import dev.touchstone.livingdoc.verdict.Profile;
import dev.touchstone.livingdoc.verdict.Report.LevelReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the matrix of routers as one HTML page that needs no network and no JavaScript. */
public final class ConformancePage {
    private final Conformance matrix;

    private ConformancePage(Conformance matrix) {
        this.matrix = matrix;
    }

    /** The page; the same bytes for the same matrix. */
    public static String of(Conformance matrix) {
        return ConformanceViewRenderer.of().execute(new ConformancePage(matrix).view());
    }

    private ConformanceView view() {
        int routers = matrix.routers().size();
        return new ConformanceView(
                matrix.rows().size()
                        + " criteria, "
                        + routers
                        + (routers == 1 ? " router" : " routers"),
                !matrix.notes().isEmpty(),
                matrix.notes(),
                matrix.routers().stream().map(ConformancePage::router).toList(),
                Stream.of(Level.CORE, Level.EXT).map(this::grid).toList(),
                areas(),
                footer());
    }

    private static RouterView router(Column column) {
        Profile profile = column.report().profile();
        String told =
                Stream.of(
                                column.fact("Router version").map(version -> "version " + version),
                                column.fact("Stack").map(stack -> stack + " stack"),
                                column.fact("Started"),
                                column.fact("Commit").map(commit -> "commit " + commit))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · "));
        return new RouterView(
                column.key(),
                column.name(),
                told,
                Tone.of(profile).css(),
                profile.sign(),
                profile.word(),
                column.report().summary(),
                column.report().levels().stream().map(ConformancePage::sum).toList());
    }

    private static SumView sum(LevelReport level) {
        List<PartView> parts =
                HtmlPage.worstFirst().stream()
                        .map(
                                verdict ->
                                        new PartView(
                                                Tone.of(verdict).css(),
                                                verdict.sign(),
                                                verdict.word(),
                                                level.criteria().get(verdict).size()))
                        .filter(part -> part.count() > 0)
                        .toList();
        return new SumView(
                title(level.level()),
                level.criteria().get(Verdict.MET).size(),
                level.size(),
                parts);
    }

    private static String title(Level level) {
        return level == Level.CORE ? "Core" : "Extended";
    }

    private GridView grid(Level level) {
        List<HeadView> heads =
                matrix.routers().stream().map(column -> head(column, level)).toList();
        List<GroupView> groups = new ArrayList<>();
        byArea(level)
                .forEach(
                        (area, rows) ->
                                groups.add(
                                        new GroupView(
                                                area.title(),
                                                met(rows),
                                                rows.stream().map(ConformancePage::row).toList())));
        return new GridView(level.id(), title(level), heads.size() + 1, heads, groups);
    }

    private static HeadView head(Column column, Level level) {
        LevelReport report =
                column.report().levels().stream()
                        .filter(one -> one.level() == level)
                        .findFirst()
                        .orElseThrow();
        Profile profile = column.report().profile();
        return new HeadView(
                column.key(),
                column.name(),
                Tone.of(profile).css(),
                profile.sign(),
                profile.word(),
                report.criteria().get(Verdict.MET).size() + " of " + report.size());
    }

    private Map<CapabilityArea, List<Row>> byArea(Level level) {
        return matrix.rows().stream()
                .filter(row -> row.criterion().level() == level)
                .collect(Collectors.groupingBy(Row::area, LinkedHashMap::new, Collectors.toList()));
    }

    /** How many criteria each router meets. */
    private List<String> met(List<Row> rows) {
        List<String> sums = new ArrayList<>();
        for (int at = 0; at < matrix.routers().size(); at++) {
            int column = at;
            long met =
                    rows.stream()
                            .map(row -> row.cells().get(column).report().verdict().verdict())
                            .filter(verdict -> verdict == Verdict.MET)
                            .count();
            sums.add(met + " of " + rows.size());
        }
        return sums;
    }

    private static RowView row(Row row) {
        return new RowView(
                row.criterion().id(),
                Sentences.coded(row.criterion().statement()),
                row.cells().stream().map(ConformancePage::cell).toList());
    }

    private static CellView cell(Cell cell) {
        Verdict verdict = cell.report().verdict().verdict();
        return new CellView(
                cell.anchor(),
                cell.router().name(),
                Tone.of(verdict).css(),
                verdict == Verdict.BROKEN || verdict == Verdict.ERROR,
                Tone.of(verdict) == Tone.UNCHECKED,
                verdict.sign(),
                verdict.word(),
                proof(cell).map(ProofView::brief));
    }

    private static Optional<ProofView> proof(Cell cell) {
        return new ProofViews(cell.router().report().proven().isPresent()).of(cell.report());
    }

    private List<AreaView> areas() {
        Map<String, List<CriterionView>> byTitle = new LinkedHashMap<>();
        for (Row row : matrix.rows()) {
            byTitle.computeIfAbsent(row.area().title(), none -> new ArrayList<>())
                    .add(criterion(row));
        }
        List<AreaView> areas = new ArrayList<>();
        byTitle.forEach((title, criteria) -> areas.add(new AreaView(title, criteria)));
        return areas;
    }

    private static CriterionView criterion(Row row) {
        Criterion criterion = row.criterion();
        return new CriterionView(
                criterion.id(),
                Sentences.coded(criterion.statement()),
                title(criterion.level()).toLowerCase(Locale.ROOT) + " · since " + criterion.since(),
                row.cells().stream().map(ConformancePage::why).toList());
    }

    private static WhyView why(Cell cell) {
        Verdict verdict = cell.report().verdict().verdict();
        return new WhyView(
                cell.anchor(),
                cell.router().name(),
                Tone.of(verdict).css(),
                Tone.of(verdict) == Tone.UNCHECKED,
                verdict.sign(),
                verdict.word(),
                cell.report().verdict().reason(),
                proof(cell).map(ProofView::whole));
    }

    private String footer() {
        return "Touchstone · conformance matrix · "
                + matrix.routers().stream()
                        .flatMap(one -> one.fact("Commit").stream())
                        .distinct()
                        .map(commit -> "commit " + commit)
                        .collect(Collectors.joining(", "));
    }
}
