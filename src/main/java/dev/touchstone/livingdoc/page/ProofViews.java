package dev.touchstone.livingdoc.page;

import dev.touchstone.livingdoc.page.PageView.ProofView;
import dev.touchstone.livingdoc.proof.Proofs;
import dev.touchstone.livingdoc.verdict.Outcome;
import dev.touchstone.livingdoc.verdict.Report.CriterionReport;
import dev.touchstone.livingdoc.verdict.Report.ScenarioReport;
import dev.touchstone.livingdoc.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Says beside a green verdict how it is known that it could be red. */
final class ProofViews {

    private final boolean known;

    /**
     * @param known whether anybody has looked; nothing is said when not
     */
    ProofViews(boolean known) {
        this.known = known;
    }

    Optional<ProofView> of(CriterionReport report) {
        if (!known || report.verdict().verdict() != Verdict.MET) {
            return Optional.empty();
        }
        int unproven = report.scenarios().size() - report.provenScenarios();
        List<Proofs.Defect> defects = report.provenBy();
        String rest =
                defects.isEmpty() || unproven == 0
                        ? ""
                        : "; "
                                + unproven
                                + " of "
                                + report.scenarios().size()
                                + (unproven == 1 ? " scenarios is" : " scenarios are")
                                + " unproven";
        return Optional.of(view(defects, rest));
    }

    Optional<ProofView> of(ScenarioReport report) {
        return known && report.verdict().outcome() == Outcome.PASSED
                ? Optional.of(view(report.provenBy(), ""))
                : Optional.empty();
    }

    private static ProofView view(List<Proofs.Defect> defects, String rest) {
        int number = defects.size();
        return number == 0
                ? new ProofView(
                        "unproven",
                        "Unproven: none of the defects that were tried turned it red",
                        false,
                        List.of())
                : new ProofView(
                        "proven by " + number,
                        "Proven by " + number + (number == 1 ? " defect" : " defects") + rest,
                        true,
                        defects.stream().map(Proofs.Defect::says).toList());
    }
}
