package dev.touchstone.engine;

import dev.touchstone.engine.Tokenizer.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * What one answer will be, decided before its first byte.
 *
 * @param request the request it answers
 * @param promptTokens the engine's own count
 * @param pieces what is generated, cut at the token limit
 * @param endless whether the pieces repeat for ever
 * @param finishReason the finish reason to give
 * @param script pace, fault and report
 */
record AnswerPlan(
        ChatRequest request,
        int promptTokens,
        List<Piece> pieces,
        boolean endless,
        String finishReason,
        Answer script) {

    static AnswerPlan of(ChatRequest request, Answer script, Tokenizer tokenizer) {
        List<Piece> all;
        if (script.tokens() != null) {
            all = script.tokens().stream().map(token -> new Piece(token, 1)).toList();
        } else {
            String text = script.text() == null ? request.prompt() : script.text();
            all = tokenizer.pieces(text);
        }
        List<Piece> pieces;
        if (script.endless()) {
            pieces = all.isEmpty() ? List.of(new Piece(" ", 1)) : all;
        } else {
            pieces = limited(all, request.maxTokens());
        }
        int total = all.stream().mapToInt(Piece::tokens).sum();
        String whole = script.function() == null ? "stop" : "tool_calls";
        String natural = total > request.maxTokens() ? "length" : whole;
        String given = script.report().finishReason();
        return new AnswerPlan(
                request,
                tokenizer.prompt(request.contents()),
                pieces,
                script.endless(),
                given == null ? natural : given,
                script);
    }

    /** Exactly the first tokens; a character that they only begin is left out, its tokens count. */
    private static List<Piece> limited(List<Piece> all, int limit) {
        List<Piece> pieces = new ArrayList<>();
        int left = limit;
        for (Piece piece : all) {
            if (piece.tokens() > left) {
                if (left > 0) {
                    pieces.add(new Piece("", left));
                }
                break;
            }
            pieces.add(piece);
            left -= piece.tokens();
        }
        return pieces;
    }

    /** The usage to report, or null for none; the truth unless the script says otherwise. */
    Usage usage(int completionTokens) {
        Report report = script.report();
        if (report.usageMissing()) {
            return null;
        }
        return report.usage() == null ? Usage.of(promptTokens, completionTokens) : report.usage();
    }

    /**
     * An endless JSON answer writes nothing that could slow it down, so it keeps a pace of 1 ms.
     */
    long betweenTokensMs() {
        long scripted = script.pace().betweenTokensMs();
        return endless && !request.stream() ? Math.max(1, scripted) : scripted;
    }
}
