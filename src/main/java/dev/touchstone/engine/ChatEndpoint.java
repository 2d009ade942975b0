package dev.touchstone.engine;

import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.Scripts.Step;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code POST /v1/chat/completions}. Every request enters the journal and takes the next step of
 * its script; without a script the model answers as it does.
 */
final class ChatEndpoint {

    private final Model model;
    private final Journal journal;
    private final Scripts scripts;

    ChatEndpoint(Model model, Journal journal, Scripts scripts) {
        this.model = model;
        this.journal = journal;
        this.scripts = scripts;
    }

    void serve(HttpExchange exchange) {
        Received request = exchange.request();
        JournalRecord record = journal.open(request.body(), request.headers());
        exchange.onHangUp(record::hungUp);
        Step step =
                scripts.next(record.marker(), () -> ChatRequest.model(request.body()))
                        .orElseGet(() -> new Step(Behaviour.echo(), Scripts.Hold.OPEN));
        // the behaviours are sealed; Java 17 has no switch over them
        if (step.behaviour() instanceof Behaviour.Reply reply) {
            exchange.after(reply.afterMs(), () -> reply(exchange, reply, record));
        } else if (step.behaviour() instanceof Behaviour.Reset reset) {
            exchange.after(reset.afterMs(), () -> reset(exchange, record));
        } else if (step.behaviour() instanceof Answer answer) {
            answer(exchange, answer, step.hold(), record);
        }
    }

    private static void reply(HttpExchange exchange, Behaviour.Reply reply, JournalRecord record) {
        record.status(reply.status());
        record.sent(reply.body());
        record.ended(reply.status() >= 400 ? State.REFUSED : State.COMPLETE);
        exchange.respond(
                reply.status(),
                JsonWriter.CONTENT_TYPE,
                reply.headers(),
                reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void reset(HttpExchange exchange, JournalRecord record) {
        record.ended(State.BROKEN);
        exchange.reset();
    }

    private void answer(
            HttpExchange exchange, Answer script, Scripts.Hold hold, JournalRecord record) {
        if (exchange.request().flaw() == Received.Flaw.NOT_UTF8) {
            refuse(
                    exchange,
                    EngineError.unprocessable("body: expected UTF-8, got other bytes"),
                    record);
        } else {
            model.answer(exchange, script, hold, record);
        }
    }

    static void refuse(HttpExchange exchange, EngineError error, JournalRecord record) {
        record.status(error.status());
        record.ended(State.REFUSED);
        exchange.respond(
                error.status(),
                JsonWriter.CONTENT_TYPE,
                Map.of(),
                error.json().toString().getBytes(StandardCharsets.UTF_8));
    }
}
