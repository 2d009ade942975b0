package dev.touchstone.livingdoc.page;

import dev.touchstone.livingdoc.page.PageView.Piece;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStachePartial;
import io.jstach.jstache.JStachePartials;
import java.util.List;
import java.util.Optional;

/** The matrix of routers, ready to be laid out by {@code conformance.mustache}. */
@JStache(path = "dev/touchstone/livingdoc/page/conformance.mustache")
@JStachePartials({
    @JStachePartial(name = "look", path = "dev/touchstone/look/look.mustache"),
    @JStachePartial(name = "style", path = "dev/touchstone/livingdoc/page/style.mustache"),
    @JStachePartial(
            name = "matrixStyle",
            path = "dev/touchstone/livingdoc/page/conformance-style.mustache")
})
record ConformanceView(
        String title,
        boolean noted,
        List<String> notes,
        List<RouterView> routers,
        List<GridView> grids,
        List<AreaView> areas,
        String footer) {

    /** A router at the top of the page. */
    record RouterView(
            String key,
            String name,
            String told,
            String tone,
            String sign,
            String word,
            String summary,
            List<SumView> levels) {}

    /** The criteria of one level that a router meets, and what became of the others. */
    record SumView(String title, int met, int size, List<PartView> parts) {}

    record PartView(String tone, String sign, String word, int count) {}

    /** The table of one level. */
    record GridView(
            String id, String title, int width, List<HeadView> heads, List<GroupView> groups) {}

    record HeadView(String key, String name, String tone, String sign, String word, String met) {}

    /** The criteria of one capability. */
    record GroupView(String title, List<String> met, List<RowView> rows) {}

    record RowView(String id, List<Piece> statement, List<CellView> cells) {}

    /**
     * A cell.
     *
     * @param who the router, where no column says it
     * @param proof how many defects show that it could be red
     */
    record CellView(
            String anchor,
            String who,
            String tone,
            boolean loud,
            boolean hollow,
            String sign,
            String word,
            Optional<String> proof) {}

    record AreaView(String title, List<CriterionView> criteria) {}

    record CriterionView(String id, List<Piece> statement, String meta, List<WhyView> whys) {}

    /**
     * Why a router has the verdict that it has.
     *
     * @param proof a sentence; the defects themselves stand in the router's own report
     */
    record WhyView(
            String anchor,
            String who,
            String tone,
            boolean hollow,
            String sign,
            String word,
            String reason,
            Optional<String> proof) {}
}
