package dev.touchstone.engine;

import dev.touchstone.engine.EngineMetrics.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Says what its script tells it, without a script the prompt, and counts by a tokenizer; validates
 * as vLLM does.
 */
final class ScriptedModel implements Model {

    /** The longest prompt, in tokens; longer ones are refused as vLLM does. */
    static final int MAX_MODEL_LENGTH = 131_072;

    private static final String VERSION = "0.32.0";
    private static final int COUNTED_ON_THE_LOOP = 32_768;

    private final List<String> models;
    private final EngineMetrics metrics;
    private final Instant since = Instant.now();

    ScriptedModel(List<String> models) {
        this.models = models;
        this.metrics = new EngineMetrics(models);
    }

    @Override
    public boolean saysWhatItIsTold() {
        return true;
    }

    @Override
    public void about(HttpExchange exchange) {
        switch (exchange.request().path()) {
            case "/version" ->
                    Surface.json(
                            exchange, 200, Json.MAPPER.createObjectNode().put("version", VERSION));
            case "/v1/models" ->
                    Surface.json(exchange, 200, VllmShapes.models(models, since, MAX_MODEL_LENGTH));
            case "/metrics" ->
                    exchange.respond(200, EngineMetrics.CONTENT_TYPE, Map.of(), metrics.text());
            default -> exchange.respond(200, null, Map.of(), new byte[0]);
        }
    }

    @Override
    public void answer(
            HttpExchange exchange, Answer script, Scripts.Hold hold, JournalRecord record) {
        ChatRequest request;
        try {
            request = ChatRequest.parse(exchange.request().body(), models);
        } catch (ChatRequest.Refused refused) {
            ChatEndpoint.refuse(exchange, refused.error(), record);
            return;
        }
        int characters = request.contents().stream().mapToInt(String::length).sum();
        if (characters > Tokenizer.MAX_CHARACTERS) {
            ChatEndpoint.refuse(exchange, tooLong(characters + " characters"), record);
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
                                            ChatEndpoint.refuse(
                                                    exchange, noTokenizer(failure), record);
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
            ChatEndpoint.refuse(exchange, tooLong(plan.promptTokens() + " tokens"), record);
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
