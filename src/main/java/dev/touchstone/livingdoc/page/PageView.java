package dev.touchstone.livingdoc.page;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStachePartial;
import io.jstach.jstache.JStachePartials;
import java.util.List;
import java.util.Optional;

/** The whole page, ready to be laid out by {@code page.mustache}. */
@JStache(path = "dev/touchstone/livingdoc/page/page.mustache")
@JStachePartials({
    @JStachePartial(name = "look", path = "dev/touchstone/look/look.mustache"),
    @JStachePartial(name = "proof", path = "dev/touchstone/livingdoc/page/proof.mustache"),
    @JStachePartial(name = "style", path = "dev/touchstone/livingdoc/page/style.mustache"),
    @JStachePartial(name = "script", path = "dev/touchstone/livingdoc/page/script.mustache"),
    @JStachePartial(name = "scenario", path = "dev/touchstone/livingdoc/page/scenario.mustache")
})
record PageView(
        String router,
        String profile,
        String tone,
        String sign,
        List<LinkPiece> summary,
        boolean aborted,
        boolean troubled,
        List<String> problems,
        boolean noted,
        List<String> notes,
        List<LevelView> levels,
        List<FactView> facts,
        List<PartView> choices,
        List<AreaView> areas,
        boolean orphaned,
        List<ScenarioView> orphans,
        String footer) {

    record FactView(String name, String value) {}

    record LevelView(String title, int met, int size, List<PartView> parts) {}

    /** The criteria of one verdict. */
    record PartView(
            String tone,
            String sign,
            String word,
            int count,
            boolean any,
            boolean open,
            List<String> ids) {}

    /**
     * A capability.
     *
     * @param shared a reason that all its criteria have in common, so that it is told once
     */
    record AreaView(
            String id,
            String title,
            String tone,
            String sign,
            boolean hollow,
            String word,
            int met,
            int size,
            Optional<String> missing,
            Optional<String> shared,
            List<CriterionView> criteria) {}

    record CriterionView(
            String id,
            String number,
            String plain,
            List<Piece> statement,
            boolean ext,
            String tone,
            boolean loud,
            String sign,
            String word,
            String meta,
            Optional<String> reason,
            boolean bare,
            Optional<ProofView> proof,
            boolean told,
            List<ScenarioView> scenarios) {}

    /**
     * What is known of a verdict that is green.
     *
     * @param brief fits beside the verdict
     * @param whole a sentence
     * @param defects the sentences of the defects that turned it red; none when it is unproven
     */
    record ProofView(String brief, String whole, boolean proven, List<String> defects) {}

    /** A part of a sentence: the id of a criterion, which is a link, or other text. */
    record LinkPiece(String text, boolean link) {}

    /** A part of a sentence, in code style or not. */
    record Piece(String text, boolean code) {}

    record ScenarioView(
            String anchor,
            String tone,
            String sign,
            boolean hollow,
            String word,
            String name,
            Optional<String> row,
            String place,
            Optional<String> duration,
            boolean open,
            Optional<String> reason,
            Optional<ProofView> proof,
            List<StepView> steps) {}

    record StepView(
            boolean hook,
            String tone,
            String sign,
            String keyword,
            String text,
            Optional<String> note,
            String duration,
            boolean detailed,
            Optional<DocView> doc,
            boolean tabled,
            List<RowView> table,
            Optional<FailureView> failure,
            List<EvidenceView> evidence) {}

    record DocView(String text, Optional<String> cut) {}

    record RowView(boolean header, List<String> cells) {}

    record FailureView(String message, String type, Optional<String> trace) {}

    /**
     * Something that a step attached.
     *
     * @param result the first line of the answer, or how the exchange failed
     * @param problem why there is nothing to see
     */
    record EvidenceView(
            String title,
            Optional<String> result,
            Optional<String> duration,
            Optional<String> problem,
            List<TextView> parts,
            boolean streamed,
            List<EventView> events) {}

    record TextView(
            String caption,
            Optional<String> line,
            Optional<String> headers,
            Optional<String> body,
            Optional<String> cut) {}

    record EventView(boolean gap, String at, String data) {}
}
