package dev.touchstone.sabotage.matrix;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStachePartial;
import io.jstach.jstache.JStachePartials;
import java.util.List;
import java.util.Optional;

/** The whole page, ready to be laid out by {@code matrix.mustache}. */
@JStache(path = "dev/touchstone/sabotage/matrix/matrix.mustache")
@JStachePartials({
    @JStachePartial(name = "look", path = "dev/touchstone/look/look.mustache"),
    @JStachePartial(name = "style", path = "dev/touchstone/sabotage/matrix/style.mustache"),
    @JStachePartial(name = "kills", path = "dev/touchstone/sabotage/matrix/kills.mustache")
})
record MatrixView(
        String title,
        String tone,
        String sign,
        String word,
        String summary,
        List<FactView> facts,
        boolean found,
        List<String> findings,
        boolean excepted,
        List<ExceptionView> exceptions,
        List<StateView> legend,
        List<AreaHead> heads,
        List<ColumnView> columns,
        int width,
        List<GroupView> groups,
        List<AreaView> areas,
        String footer) {

    record FactView(String name, String value) {}

    record ExceptionView(String of, String why, String until) {}

    record StateView(String tone, String sign, String words, boolean solid) {}

    /** A capability above its columns. */
    record AreaHead(String id, String title, int columns) {}

    /**
     * @param defects how many must break it
     */
    record ColumnView(
            String id, String number, String statement, boolean first, boolean bare, int defects) {}

    /** Defects that break the same capability first. */
    record GroupView(String title, List<DefectView> defects) {}

    /**
     * A defect.
     *
     * @param open whether it is shown without being asked for
     */
    record DefectView(
            String id,
            String says,
            String tone,
            String sign,
            String word,
            boolean open,
            String nature,
            Optional<BugView> bug,
            List<String> breaks,
            boolean allowing,
            List<AllowedView> may,
            List<CellView> cells,
            List<KillsView> kills) {}

    /**
     * Where the public saw it.
     *
     * @param web whether a browser may go there
     */
    record BugView(String url, boolean web) {}

    record AllowedView(String criterion, String why) {}

    record CellView(
            boolean touched,
            boolean first,
            String tone,
            boolean solid,
            String sign,
            int scenarios,
            String words) {}

    /** What it turned red in one way. */
    record KillsView(String tone, String sign, String words, List<KillView> all) {}

    record KillView(
            String criterion,
            String name,
            String place,
            Optional<String> failedIn,
            String message) {}

    record AreaView(String title, String counted, List<CriterionView> criteria) {}

    record CriterionView(
            String id,
            String statement,
            String tone,
            String sign,
            boolean hollow,
            String counted,
            boolean told,
            List<ScenarioView> scenarios) {}

    record ScenarioView(
            String name,
            String place,
            String tone,
            String sign,
            String words,
            List<String> provenBy) {}
}
