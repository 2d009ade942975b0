package dev.touchstone.engine;

import dev.touchstone.engine.EngineMetrics.Meter;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.Scripts.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * {@code POST /v1/chat/completions}. Every request enters the journal and takes the next step of
 * its script; without a script the answer repeats the prompt.
 */
final class ChatEndpoint {

    /** The longest prompt, in tokens; longer ones are refused as vLLM does. */
    static final int MAX_MODEL_LENGTH = 131_072;

    private static final int COUNTED_ON_THE_LOOP = 32_768;

    private final List<String> models;
    private final Journal journal;
    private final Scripts scripts;
    private final EngineMetrics metrics;

    ChatEndpoint(List<String> models, Journal journal, Scripts scripts, EngineMetrics metrics) {
        this.models = models;
        this.journal = journal;
        this.scripts = scripts;
        this.metrics = metrics;
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
        ChatRequest request;
        try {
            if (exchange.request().flaw() == Received.Flaw.NOT_UTF8) {
                throw new ChatRequest.Refused(
                        EngineError.unprocessable("body: expected UTF-8, got other bytes"));
            }
            request = ChatRequest.parse(exchange.request().body(), models);
        } catch (ChatRequest.Refused refused) {
            refuse(exchange, refused.error(), record);
            return;
        }
        int characters = request.contents().stream().mapToInt(String::length).sum();
        if (characters > Tokenizer.MAX_CHARACTERS) {
            refuse(exchange, tooLong(characters + " characters"), record);
            return;
        }
        Meter meter = metrics.begin(request.model());
        exchange.onHangUp(
                () -> {
                    record.hungUp();
                    meter.left();
                });
        planned(request, script)
                .whenComplete(
                        (plan, failure) -> {
                            // without this the caller would wait for ever, and nobody know why
                            if (failure != null) {
                                exchange.soon(
                                        () -> {
                                            meter.left();
                                            refuse(exchange, noTokenizer(failure), record);
                                        });
                            } else if (exchange.inLoop()) {
                                exchange.after(0, () -> run(exchange, plan, hold, record, meter));
                            } else {
                                exchange.soon(() -> run(exchange, plan, hold, record, meter));
                            }
                        });
    }

    /**
     * Small texts are counted at once; large ones, and all while the tokenizer loads, elsewhere.
     */
    private static CompletableFuture<AnswerPlan> planned(ChatRequest request, Answer script) {
        CompletableFuture<Tokenizer> loading = Tokenizer.loading();
        int size = request.contents().stream().mapToInt(String::length).sum();
        size += script.text() == null ? 0 : script.text().length();
        return size <= COUNTED_ON_THE_LOOP
                ? loading.thenApply(tokenizer -> AnswerPlan.of(request, script, tokenizer))
                : loading.thenApplyAsync(tokenizer -> AnswerPlan.of(request, script, tokenizer));
    }

    private static void run(
            HttpExchange exchange,
            AnswerPlan plan,
            Scripts.Hold hold,
            JournalRecord record,
            Meter meter) {
        if (plan.promptTokens() >= MAX_MODEL_LENGTH) {
            meter.left();
            refuse(exchange, tooLong(plan.promptTokens() + " tokens"), record);
            return;
        }
        record.counted(plan.promptTokens());
        VllmShapes shapes =
                new VllmShapes(
                        answerId(exchange.request().headers().get("x-request-id")),
                        Instant.now().getEpochSecond(),
                        plan.request().model(),
                        plan.script().function());
        AnswerWriter writer =
                plan.request().stream()
                        ? new StreamWriter(exchange, plan, shapes, record)
                        : new JsonWriter(exchange, plan, shapes, record);
        new AnswerRun(exchange, plan, writer, record, meter, hold).start();
    }

    private static void refuse(HttpExchange exchange, EngineError error, JournalRecord record) {
        record.status(error.status());
        record.ended(State.REFUSED);
        exchange.respond(
                error.status(),
                JsonWriter.CONTENT_TYPE,
                Map.of(),
                error.json().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** vLLM takes the caller's request id when it sends one. */
    private static String answerId(String requestId) {
        boolean given = requestId != null && !requestId.isBlank();
        return "chatcmpl-" + (given ? requestId : UUID.randomUUID().toString().replace("-", ""));
    }

    private static EngineError tooLong(String size) {
        return EngineError.badRequest(
                "input_tokens",
                "This model's maximum context length is %d tokens. However, your prompt has %s."
                        .formatted(MAX_MODEL_LENGTH, size));
    }

    private static EngineError noTokenizer(Throwable failure) {
        return new EngineError(
                500,
                "InternalServerError",
                null,
                "The scripted engine could not count the tokens: " + failure);
    }
}
