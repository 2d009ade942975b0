package dev.touchstone.sabotage.matrix;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A kill matrix and how it came about: all that is told of it is made from this and nothing else.
 *
 * @param form {@code quick}, {@code full}, {@code healthy} without any defect, or {@code router}
 *     before a router that may be no healthy one
 * @param only what selected the defects; empty when all were tried
 * @param date when it was
 * @param seconds how long it took
 */
public record MatrixReport(
        KillMatrix matrix,
        Catalogue criteria,
        String form,
        Optional<String> only,
        LocalDate date,
        long seconds) {

    /**
     * How many there are of each. A defect can survive one criterion and be found for the wrong
     * reason in another: it is counted in both.
     *
     * @param killed defects that did what the catalogue says, and nothing else
     * @param trials scenarios that ran under a defect, all defects together
     * @param criteria all criteria of the catalogue
     * @param unbroken those that no defect must break
     */
    public record Totals(
            int defects,
            int killed,
            int survived,
            int wrongReason,
            int collateral,
            int trials,
            int scenarios,
            int proven,
            int unproven,
            int falseAlarms,
            int criteria,
            int unbroken) {}

    /** What is counted. */
    public Totals totals() {
        List<ProvenScenario> scenarios = matrix.scenarios();
        return new Totals(
                matrix.verdicts().size(),
                defects(verdict -> verdict.ran() > 0 && verdict.isAsStated()),
                defects(verdict -> !verdict.survived().isEmpty()),
                defects(verdict -> !verdict.wrongReasons().isEmpty()),
                defects(verdict -> !verdict.collateral().isEmpty()),
                matrix.trials(),
                scenarios.size(),
                (int) scenarios.stream().filter(one -> !one.provenBy().isEmpty()).count(),
                matrix.unproven(date).size(),
                matrix.falseAlarms().size(),
                criteria.all().size(),
                (int) criteria.all().stream().filter(one -> breaking(one) == 0).count());
    }

    /** How many defects must break a criterion. */
    int breaking(Criterion criterion) {
        return defects(verdict -> verdict.defect().breaks().contains(criterion.id()));
    }

    private int defects(Predicate<DefectVerdict> such) {
        return (int) matrix.verdicts().stream().filter(such).count();
    }

    /** Whether this was before a router of which only is asked whether it can turn red. */
    public boolean isOfAnyRouter() {
        return form.equals("router");
    }

    /** Whether all defects were tried, so that something can be said of what is unproven. */
    public boolean isWhole() {
        return only.isEmpty() && !matrix.verdicts().isEmpty() && !isOfAnyRouter();
    }

    /**
     * What is not as it should be, a sentence for each; empty when all is well. Where only some
     * defects were tried nothing can be said of what is unproven. Before any router, only what is
     * green there and never turned red is one.
     */
    public List<String> findings() {
        if (isOfAnyRouter()) {
            return matrix.unshaken().stream()
                    .map(criterion -> criterion + " is green here, and no defect turned it red")
                    .toList();
        }
        List<String> found = new ArrayList<>(matrix.findings(date));
        if (isWhole()) {
            matrix.unproven(date)
                    .forEach(
                            scenario ->
                                    found.add(
                                            "%s (%s) \"%s\" is unproven: no defect turns it red"
                                                    .formatted(
                                                            scenario.place(),
                                                            scenario.criterion(),
                                                            scenario.name())));
        }
        return found;
    }
}
