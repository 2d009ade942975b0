package dev.touchstone.sabotage.matrix;

import dev.touchstone.criteria.CapabilityArea;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.matrix.MatrixView.AreaView;
import dev.touchstone.sabotage.matrix.MatrixView.CriterionView;
import dev.touchstone.sabotage.matrix.MatrixView.ScenarioView;
import dev.touchstone.sabotage.matrix.TrialResult.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays out scenarios below their criteria, each with the defects that prove it. */
final class ScenarioViews {

    private final MatrixReport report;
    private final Map<String, List<ProvenScenario>> byCriterion;
    private final Set<ProvenScenario> unproven;

    ScenarioViews(MatrixReport report) {
        this.report = report;
        this.byCriterion =
                report.matrix().scenarios().stream()
                        .collect(Collectors.groupingBy(ProvenScenario::criterion));
        this.unproven = new HashSet<>(report.matrix().unproven(report.date()));
    }

    List<AreaView> areas() {
        List<AreaView> areas = new ArrayList<>();
        for (Map.Entry<CapabilityArea, List<Criterion>> area :
                report.criteria().byArea().entrySet()) {
            List<ProvenScenario> all =
                    area.getValue().stream()
                            .flatMap(criterion -> scenarios(criterion).stream())
                            .toList();
            areas.add(
                    new AreaView(
                            area.getKey().title(),
                            "%d of %d proven".formatted(proven(all), all.size()),
                            area.getValue().stream().map(this::criterion).toList()));
        }
        return areas;
    }

    private List<ProvenScenario> scenarios(Criterion criterion) {
        return byCriterion.getOrDefault(criterion.id(), List.of());
    }

    private static long proven(List<ProvenScenario> all) {
        return all.stream().filter(one -> !one.provenBy().isEmpty()).count();
    }

    private CriterionView criterion(Criterion criterion) {
        List<ProvenScenario> all = scenarios(criterion);
        boolean well = !all.isEmpty() && proven(all) == all.size();
        return new CriterionView(
                criterion.id(),
                criterion.statement(),
                well ? "met" : "unchecked",
                well ? "✓" : "○",
                !well,
                all.isEmpty()
                        ? "no scenario"
                        : "%d of %d proven".formatted(proven(all), all.size()),
                !all.isEmpty(),
                all.stream().map(this::scenario).toList());
    }

    private ScenarioView scenario(ProvenScenario scenario) {
        boolean proven = !scenario.provenBy().isEmpty();
        boolean quiet =
                scenario.control() == Outcome.GREEN || scenario.control() == Outcome.NOT_SUPPORTED;
        String tone = !quiet ? "broken" : proven ? "met" : "unchecked";
        return new ScenarioView(
                scenario.name(),
                scenario.place(),
                tone,
                !quiet ? "✗" : proven ? "✓" : "○",
                quiet
                        ? words(scenario)
                        : "%s although nothing is wrong"
                                .formatted(scenario.control().name().toLowerCase(Locale.ROOT)),
                scenario.provenBy());
    }

    private String words(ProvenScenario scenario) {
        int defects = scenario.provenBy().size();
        if (defects > 0) {
            return "proven by " + defects + (defects == 1 ? " defect" : " defects");
        }
        if (scenario.control() == Outcome.NOT_SUPPORTED) {
            return "not supported, so not asked";
        }
        if (!unproven.contains(scenario)) {
            return "unproven, as an exception";
        }
        return report.isWhole() ? "unproven" : "not asked";
    }
}
