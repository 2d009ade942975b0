package dev.touchstone.engine;

import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.Tokenizer.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A real model's stream: each event is passed on as it came, when its script lets it, until the
 * script breaks it. The journal is written before the bytes leave. Tokens are counted by the usage
 * that the events tell (vLLM's {@code continuous_usage_stats}), and where they tell none until the
 * end, by the events that bring text.
 */
final class RelayedStream implements ModelCall.Listener {

    private static final int EVENTS_PER_TURN = 64;

    private final HttpExchange exchange;
    private final ModelCall call;
    private final Answer script;
    private final Scripts.Hold hold;
    private final JournalRecord record;
    private final Runnable whenReleased = this::whenReleased;
    private final Deque<ModelEvent> events = new ArrayDeque<>();
    private byte[] begun = new byte[0];
    private int tokens;
    private boolean waiting;
    private boolean allCame;
    private boolean whole;
    private boolean broken;

    RelayedStream(
            HttpExchange exchange,
            ModelCall call,
            Answer script,
            Scripts.Hold hold,
            JournalRecord record) {
        this.exchange = exchange;
        this.call = call;
        this.script = script;
        this.hold = hold;
        this.record = record;
    }

    @Override
    public void head(int status, String contentType) {
        exchange.onHangUp(
                () -> {
                    hold.forget(whenReleased);
                    call.leave();
                    record.hungUp();
                });
        record.status(status);
        exchange.beginStream(contentType);
        exchange.after(script.pace().firstTokenAfterMs(), this::turn);
    }

    @Override
    public void bytes(byte[] some) {
        int from = begun.length;
        byte[] all = Arrays.copyOf(begun, from + some.length);
        System.arraycopy(some, 0, all, from, some.length);
        int start = 0;
        for (int at = Math.max(1, from); at < all.length; at++) {
            if (isEmptyLine(all, at)) {
                events.add(ModelEvent.of(Arrays.copyOfRange(all, start, at + 1)));
                start = at + 1;
            }
        }
        begun = Arrays.copyOfRange(all, start, all.length);
        arrived();
    }

    /** Whether a line ends there that nothing stands in, with whichever end of a line. */
    private static boolean isEmptyLine(byte[] all, int at) {
        int before = all[at - 1] == '\r' ? at - 2 : at - 1;
        return all[at] == '\n' && before >= 0 && all[before] == '\n';
    }

    @Override
    public void ended() {
        allCame = true;
        arrived();
    }

    @Override
    public void failed() {
        record.ended(State.BROKEN);
        exchange.close();
    }

    private void arrived() {
        if (waiting) {
            waiting = false;
            turn();
        }
    }

    private void whenReleased() {
        exchange.soon(this::turn);
    }

    /** Passes on until something makes it wait, but not so long that the loop starves others. */
    private void turn() {
        for (int passed = 0; passed < EVENTS_PER_TURN; passed++) {
            if (events.isEmpty()) {
                awaitMore();
                return;
            }
            ModelEvent next = events.element();
            next.usage().ifPresent(told -> record.counted((int) told.promptTokens()));
            Integer holdAfter = script.pace().holdAfterTokens();
            if (holdAfter != null
                    && hold.holds(upTo -> heldAt(next, holdAfter, upTo), whenReleased)) {
                exchange.flush();
                return;
            }
            if (breaksBefore(next) && !goesOn(next)) {
                return;
            }
            if (!exchange.writable(this::turn)) {
                exchange.flush();
                return;
            }
            boolean token = pass(events.remove());
            if (token && script.pace().betweenTokensMs() > 0) {
                exchange.flush();
                exchange.after(script.pace().betweenTokensMs(), this::turn);
                return;
            }
        }
        exchange.flush();
        exchange.soon(this::turn);
    }

    private void awaitMore() {
        exchange.flush();
        if (allCame) {
            finish();
        } else {
            waiting = true;
            call.more();
        }
    }

    private boolean pass(ModelEvent event) {
        int before = tokens;
        tokens = tokensWith(event);
        if (event.done()) {
            whole = true;
        } else if (event.isBehindTheAnswer()) {
            record.generatedInAll(tokens);
            event.usage().ifPresent(record::reported);
        } else if (tokens > before) {
            record.generating();
            record.generated(new Piece(event.text(), tokens - before));
            record.sent(event.text());
        }
        exchange.write(event.raw());
        return tokens > before;
    }

    private int tokensWith(ModelEvent next) {
        int counted = next.text().isEmpty() ? tokens : tokens + 1;
        return next.usage().map(told -> (int) told.completionTokens()).orElse(counted);
    }

    /** Whether the event would go beyond so many tokens, or all are there. */
    private boolean reached(ModelEvent next, int limit) {
        return next.isBehindTheAnswer() || tokensWith(next) > limit;
    }

    /** A stream that is released up to more tokens than it has may end. */
    private boolean heldAt(ModelEvent next, int scripted, int releasedUpTo) {
        boolean mayEnd = next.isBehindTheAnswer() && tokens < releasedUpTo;
        return !mayEnd && reached(next, Math.max(scripted, releasedUpTo));
    }

    private boolean breaksBefore(ModelEvent next) {
        StreamBreak fault = script.fault();
        if (broken || fault == null) {
            return false;
        }
        boolean unopened =
                fault.afterTokens() == 0 && !fault.opened() && !fault.way().tearsAnEvent();
        return unopened || reached(next, fault.afterTokens());
    }

    private boolean goesOn(ModelEvent next) {
        broken = true;
        StreamBreak fault = script.fault();
        if (fault.way() == StreamBreak.Way.STALLED) {
            record.stalled();
        } else if (!fault.way().continues()) {
            record.ended(State.BROKEN);
            call.leave();
        }
        new BrokenStream(exchange, shapes(next), this::event).breakOff(fault);
        return fault.way().continues();
    }

    private void event(String data) {
        exchange.write(script.spelling().event(data).getBytes(StandardCharsets.UTF_8));
    }

    private static VllmShapes shapes(ModelEvent like) {
        return new VllmShapes(
                like.chunk().path("id").asText(),
                like.chunk().path("created").asLong(),
                like.chunk().path("model").asText(),
                null);
    }

    private void finish() {
        exchange.write(begun);
        record.ended(whole && !broken ? State.COMPLETE : State.BROKEN);
        exchange.endStream()
                .addListener(
                        written -> {
                            if (!written.isSuccess()) {
                                record.undelivered();
                            }
                        });
    }
}
