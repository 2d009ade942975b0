package dev.touchstone.livingdoc.page;

import dev.touchstone.livingdoc.page.PageView.LinkPiece;
import dev.touchstone.livingdoc.page.PageView.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a sentence into parts that are set differently. */
final class Sentences {
    private Sentences() {}

    /** Text between backticks is code. */
    static List<Piece> coded(String sentence) {
        List<Piece> pieces = new ArrayList<>();
        boolean code = false;
        for (String text : sentence.split("`", -1)) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(text, code));
            }
            code = !code;
        }
        return pieces;
    }

    /** The ids of criteria are links to them. */
    static List<LinkPiece> linked(String sentence, Set<String> ids) {
        List<LinkPiece> pieces = new ArrayList<>();
        for (String word : sentence.split("(?<![A-Z0-9-])(?=[A-Z]+-[0-9])|(?<=[0-9])(?![0-9])")) {
            pieces.add(new LinkPiece(word, ids.contains(word)));
        }
        return pieces;
    }
}
