package dev.touchstone.sabotage.matrix;

import dev.touchstone.criteria.Catalogue;
import dev.touchstone.criteria.Criterion;
import dev.touchstone.sabotage.Defect;
import dev.touchstone.sabotage.matrix.Cell.State;
import dev.touchstone.sabotage.matrix.DefectVerdict.Kill;
import dev.touchstone.sabotage.matrix.MatrixView.AllowedView;
import dev.touchstone.sabotage.matrix.MatrixView.BugView;
import dev.touchstone.sabotage.matrix.MatrixView.CellView;
import dev.touchstone.sabotage.matrix.MatrixView.DefectView;
import dev.touchstone.sabotage.matrix.MatrixView.KillView;
import dev.touchstone.sabotage.matrix.MatrixView.KillsView;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays out defects: a row of the table, and what there is to tell of each. */
final class DefectViews {

    private final Catalogue criteria;
    private final Set<String> firsts;

    /**
     * @param firsts the first criterion of each capability
     */
    DefectViews(Catalogue criteria, Set<String> firsts) {
        this.criteria = criteria;
        this.firsts = firsts;
    }

    DefectView of(DefectVerdict verdict) {
        Defect defect = verdict.defect();
        boolean tried = verdict.ran() > 0;
        boolean well = tried && verdict.isAsStated();
        return new DefectView(
                defect.id(),
                defect.says(),
                well ? "met" : "broken",
                well ? "✓" : "✗",
                word(verdict),
                !well,
                "%s · %s · %s"
                        .formatted(
                                defect.kind().word(),
                                defect.harm().place(),
                                tried
                                        ? "tried in %d scenarios".formatted(verdict.ran())
                                        : "tried in no scenario"),
                defect.bug().map(bug -> new BugView(bug.toString(), isWeb(bug))),
                List.copyOf(defect.breaks()),
                !defect.may().isEmpty(),
                defect.may().entrySet().stream()
                        .map(may -> new AllowedView(may.getKey(), may.getValue()))
                        .toList(),
                cells(verdict),
                kills(verdict));
    }

    private static boolean isWeb(URI bug) {
        return "https".equals(bug.getScheme()) || "http".equals(bug.getScheme());
    }

    private static String word(DefectVerdict verdict) {
        List<String> words = new ArrayList<>();
        if (verdict.ran() == 0) {
            words.add("not tried");
        } else if (!verdict.survived().isEmpty()) {
            words.add("survives " + String.join(", ", verdict.survived()));
        }
        if (!verdict.wrongReasons().isEmpty()) {
            words.add("wrong reason");
        }
        if (!verdict.collateral().isEmpty()) {
            words.add("collateral");
        }
        return words.isEmpty()
                ? "killed in %d of %d".formatted(verdict.kills().size(), verdict.ran())
                : String.join("; ", words);
    }

    private List<CellView> cells(DefectVerdict verdict) {
        Map<String, Cell> cells = Cell.of(verdict);
        return criteria.all().stream()
                .map(Criterion::id)
                .map(id -> cell(verdict, id, Optional.ofNullable(cells.get(id))))
                .toList();
    }

    private CellView cell(DefectVerdict verdict, String criterion, Optional<Cell> cell) {
        boolean first = firsts.contains(criterion);
        return cell.map(
                        one ->
                                new CellView(
                                        true,
                                        first,
                                        one.state().tone(),
                                        !one.state().isAsStated(),
                                        one.state().sign(),
                                        one.scenarios(),
                                        "%s, %s: %s (scenarios: %d)"
                                                .formatted(
                                                        verdict.defect().id(),
                                                        criterion,
                                                        one.state().words(),
                                                        one.scenarios())))
                .orElseGet(() -> new CellView(false, first, "", false, "", 0, ""));
    }

    private static List<KillsView> kills(DefectVerdict verdict) {
        List<KillsView> all = new ArrayList<>();
        add(all, State.WRONG_REASON, verdict.wrongReasons());
        add(all, State.COLLATERAL, verdict.collateral());
        Set<String> breaks = verdict.defect().breaks();
        add(
                all,
                State.KILLED,
                verdict.kills().stream().filter(k -> breaks.contains(k.criterion())).toList());
        add(
                all,
                State.ALLOWED,
                verdict.kills().stream().filter(k -> !breaks.contains(k.criterion())).toList());
        return all;
    }

    private static void add(List<KillsView> all, State state, List<Kill> kills) {
        if (!kills.isEmpty()) {
            all.add(
                    new KillsView(
                            state.tone(),
                            state.sign(),
                            state.words(),
                            kills.stream().map(DefectViews::kill).toList()));
        }
    }

    private static KillView kill(Kill kill) {
        return new KillView(
                kill.criterion(),
                kill.name(),
                kill.scenario(),
                Optional.of(kill.failedIn()).filter(step -> !step.isEmpty()),
                kill.message());
    }
}
