package dev.touchstone.engine;

import dev.touchstone.engine.EngineMetrics.Meter;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.Scripts.Hold;
import dev.touchstone.engine.Tokenizer.Piece;
import java.util.List;

/**
 * Generates one answer, token by token, at the pace of its script, and breaks it where the script
 * says. Journal and metrics are written before the bytes leave, so that a caller who has the last
 * byte finds the whole truth there.
 */
final class AnswerRun {

    private static final int PIECES_PER_TURN = 64;

    private final HttpExchange exchange;
    private final AnswerPlan plan;
    private final AnswerWriter writer;
    private final JournalRecord record;
    private final Meter meter;
    private final Hold hold;
    private final Runnable whenReleased;
    private int next;
    private int tokens;
    private boolean generating;
    private boolean broken;

    AnswerRun(
            HttpExchange exchange,
            AnswerPlan plan,
            AnswerWriter writer,
            JournalRecord record,
            Meter meter,
            Hold hold) {
        this.exchange = exchange;
        this.plan = plan;
        this.writer = writer;
        this.record = record;
        this.meter = meter;
        this.hold = hold;
        this.whenReleased = () -> exchange.soon(this::turn);
    }

    void start() {
        exchange.onHangUp(
                () -> {
                    hold.forget(whenReleased);
                    record.hungUp();
                    meter.left();
                });
        exchange.after(
                plan.script().pace().firstByteAfterMs(),
                () -> {
                    writer.open();
                    exchange.after(plan.script().pace().firstTokenAfterMs(), this::turn);
                });
    }

    /** Generates until something makes it wait, but not so long that the loop starves others. */
    private void turn() {
        for (int pieces = 0; pieces < PIECES_PER_TURN; pieces++) {
            Integer holdAfter = plan.script().pace().holdAfterTokens();
            if (holdAfter != null && hold.holds(upTo -> heldAt(holdAfter, upTo), whenReleased)) {
                writer.flush();
                return;
            }
            StreamBreak fault = plan.script().fault();
            if (!broken && fault != null && reached(fault.afterTokens()) && !goesOn(fault)) {
                return;
            }
            if (allGenerated()) {
                finish();
                return;
            }
            if (!exchange.writable(this::turn)) {
                writer.flush();
                return;
            }
            generate();
            if (plan.betweenTokensMs() > 0 && !allGenerated()) {
                writer.flush();
                exchange.after(plan.betweenTokensMs(), this::turn);
                return;
            }
        }
        writer.flush();
        exchange.soon(this::turn);
    }

    /** Whether the next piece would go beyond so many tokens, or there is none. */
    private boolean reached(Integer limit) {
        return limit != null && (allGenerated() || tokens + nextPiece().tokens() > limit);
    }

    /** An answer that is released up to more tokens than it has may end. */
    private boolean heldAt(int scripted, int releasedUpTo) {
        boolean mayEnd = allGenerated() && tokens < releasedUpTo;
        return !mayEnd && reached(Math.max(scripted, releasedUpTo));
    }

    private boolean allGenerated() {
        return !plan.endless() && next == plan.pieces().size();
    }

    private Piece nextPiece() {
        List<Piece> pieces = plan.pieces();
        return pieces.get(next % pieces.size());
    }

    private void generate() {
        Piece piece = nextPiece();
        next = next + 1 == Integer.MAX_VALUE ? 0 : next + 1;
        tokens += piece.tokens();
        prefilled();
        meter.generated(piece.tokens());
        record.generated(piece);
        writer.piece(piece, tokens, allGenerated());
    }

    private void prefilled() {
        if (!generating) {
            generating = true;
            meter.generating(plan.promptTokens());
            record.generating();
        }
    }

    private boolean goesOn(StreamBreak fault) {
        broken = true;
        boolean stalls = fault.way() == StreamBreak.Way.STALLED;
        boolean continues = plan.request().stream() && fault.way().continues();
        if (!continues) {
            meter.left();
            if (stalls) {
                record.stalled();
            } else {
                record.ended(State.BROKEN);
            }
        }
        return writer.breakOff(fault, tokens);
    }

    private void finish() {
        prefilled();
        String reason = plan.finishReason();
        meter.finished(reason.equals("length") ? "length" : "stop");
        record.ended(broken ? State.BROKEN : State.COMPLETE);
        writer.finish(tokens)
                .addListener(
                        written -> {
                            if (!written.isSuccess()) {
                                record.undelivered();
                            }
                        });
    }
}
