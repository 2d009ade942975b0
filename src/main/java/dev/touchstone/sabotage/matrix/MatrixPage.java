package dev.touchstone.sabotage.matrix;

import dev.touchstone.criteria.CapabilityArea;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.matrix.Cell.State;
import dev.touchstone.sabotage.matrix.MatrixReport.Totals;
import dev.touchstone.sabotage.matrix.MatrixView.AreaHead;
import dev.touchstone.sabotage.matrix.MatrixView.ColumnView;
import dev.touchstone.sabotage.matrix.MatrixView.ExceptionView;
import dev.touchstone.sabotage.matrix.MatrixView.FactView;
import dev.touchstone.sabotage.matrix.MatrixView.GroupView;
import dev.touchstone.sabotage.matrix.MatrixView.StateView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The kill matrix as one HTML page that needs no network and no JavaScript. */
public final class MatrixPage {

    private final MatrixReport report;
    private final Totals totals;
    private final List<String> findings;
    private final Set<String> firsts = new TreeSet<>();

    private MatrixPage(MatrixReport report) {
        this.report = report;
        this.totals = report.totals();
        this.findings = report.findings();
        report.criteria().byArea().values().stream()
                .filter(all -> !all.isEmpty())
                .forEach(all -> firsts.add(all.get(0).id()));
    }

    /** The page; the same bytes for the same report. */
    public static String of(MatrixReport report) {
        return MatrixViewRenderer.of().execute(new MatrixPage(report).view());
    }

    private MatrixView view() {
        boolean well = findings.isEmpty();
        List<ExceptionView> exceptions =
                report.matrix().exceptions().stream()
                        .map(e -> new ExceptionView(e.toString(), e.why(), e.until().toString()))
                        .toList();
        return new MatrixView(
                totals.defects() == 0
                        ? "%d scenarios without a defect".formatted(totals.scenarios())
                        : "%d of %d defects found as stated"
                                .formatted(totals.killed(), totals.defects()),
                well ? "met" : "broken",
                well ? "✓" : "✗",
                well
                        ? "as stated"
                        : findings.size() + (findings.size() == 1 ? " finding" : " findings"),
                summary(),
                facts(),
                !well,
                findings,
                !exceptions.isEmpty(),
                exceptions,
                legend(),
                heads(),
                report.criteria().all().stream().map(this::column).toList(),
                report.criteria().all().size() + 1,
                groups(),
                new ScenarioViews(report).areas(),
                "Touchstone · kill matrix · %s · %s".formatted(report.form(), report.date()));
    }

    private String summary() {
        String proven =
                "%d of %d scenarios are proven: at least one defect turns them red, by an assertion"
                        .formatted(totals.proven(), totals.scenarios());
        String tried =
                "Each of %d defects was built into a healthy router, one at a time."
                        .formatted(totals.defects());
        if (totals.defects() == 0) {
            return "Every scenario ran behind relays that change nothing, so none may be red.";
        }
        return report.isWhole()
                ? tried + " " + proven + "."
                : tried + " Only some defects were tried, so nothing is said of what is unproven.";
    }

    private List<FactView> facts() {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("Defects", "" + totals.defects()));
        facts.add(new FactView("Killed, as stated", "" + totals.killed()));
        facts.add(new FactView("Survived", "" + totals.survived()));
        facts.add(new FactView("Wrong reason", "" + totals.wrongReason()));
        facts.add(new FactView("Collateral", "" + totals.collateral()));
        facts.add(
                new FactView(
                        "Unproven scenarios",
                        report.isWhole() ? "" + totals.unproven() : "not asked"));
        facts.add(new FactView("Red without a defect", "" + totals.falseAlarms()));
        facts.add(
                new FactView(
                        "Criteria without a defect",
                        report.isWhole()
                                ? totals.unbroken() + " of " + totals.criteria()
                                : "not asked"));
        facts.add(new FactView("Form", report.form()));
        report.only().ifPresent(only -> facts.add(new FactView("Only defects", only)));
        facts.add(new FactView("Trials", "" + totals.trials()));
        facts.add(
                new FactView(
                        "Took",
                        report.seconds() < 60
                                ? report.seconds() + " s"
                                : "%d min %d s"
                                        .formatted(report.seconds() / 60, report.seconds() % 60)));
        facts.add(new FactView("Date", report.date().toString()));
        return facts;
    }

    private static List<StateView> legend() {
        return Arrays.stream(State.values())
                .map(
                        state ->
                                new StateView(
                                        state.tone(),
                                        state.sign(),
                                        state.words(),
                                        !state.isAsStated()))
                .toList();
    }

    private List<AreaHead> heads() {
        return report.criteria().byArea().entrySet().stream()
                .filter(area -> !area.getValue().isEmpty())
                .map(
                        area ->
                                new AreaHead(
                                        area.getKey().id(),
                                        area.getKey().title(),
                                        area.getValue().size()))
                .toList();
    }

    private ColumnView column(Criterion criterion) {
        int defects = report.breaking(criterion);
        return new ColumnView(
                criterion.id(),
                criterion.id().substring(criterion.id().lastIndexOf('-') + 1),
                criterion.statement(),
                firsts.contains(criterion.id()),
                report.isWhole() && defects == 0,
                defects);
    }

    /** Each defect stands below the first capability that it must break. */
    private List<GroupView> groups() {
        DefectViews views = new DefectViews(report.criteria(), firsts);
        List<GroupView> groups = new ArrayList<>();
        Set<String> placed = new TreeSet<>();
        for (CapabilityArea area : report.criteria().byArea().keySet()) {
            List<MatrixView.DefectView> here =
                    report.criteria().byArea().get(area).stream()
                            .flatMap(criterion -> breaking(criterion).stream())
                            .filter(verdict -> placed.add(verdict.defect().id()))
                            .map(views::of)
                            .toList();
            if (!here.isEmpty()) {
                groups.add(new GroupView(area.title(), here));
            }
        }
        return groups;
    }

    private List<DefectVerdict> breaking(Criterion criterion) {
        return report.matrix().verdicts().stream()
                .filter(verdict -> verdict.defect().breaks().contains(criterion.id()))
                .toList();
    }
}
