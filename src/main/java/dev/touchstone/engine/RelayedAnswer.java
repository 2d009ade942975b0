package dev.touchstone.engine;

import dev.touchstone.engine.JournalEntry.State;
import java.util.Locale;

/** A real model's answer to one chat request: a stream or a document, as the model answers. */
final class RelayedAnswer implements ModelCall.Listener {

    private final HttpExchange exchange;
    private final ModelCall call;
    private final Answer script;
    private final Scripts.Hold hold;
    private final JournalRecord record;
    private ModelCall.Listener relay;

    RelayedAnswer(
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

    void start() {
        exchange.onHangUp(
                () -> {
                    call.leave();
                    record.hungUp();
                });
        exchange.after(script.pace().firstByteAfterMs(), () -> call.ask(this));
    }

    @Override
    public void head(int status, String contentType) {
        boolean stream =
                contentType != null
                        && contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
        if (stream) {
            relay = new RelayedStream(exchange, call, script, hold, record);
        } else {
            RelayedDocument document = new RelayedDocument(exchange, call, script, hold, record);
            relay = new WholeAnswer(call, document::relay, this::away);
        }
        relay.head(status, contentType);
    }

    @Override
    public void bytes(byte[] some) {
        relay.bytes(some);
    }

    @Override
    public void ended() {
        relay.ended();
    }

    @Override
    public void failed() {
        if (relay == null) {
            away();
        } else {
            relay.failed();
        }
    }

    /** Nobody is behind the engine: it is as if the engine were not there. */
    private void away() {
        record.ended(State.BROKEN);
        exchange.reset();
    }
}
