package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.orchestration.Conclusion;
import dev.touchstone.reference.orchestration.Mode;
import dev.touchstone.reference.orchestration.Unanswered;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.ChatRouter;
import dev.touchstone.reference.routing.HangUp;
import dev.touchstone.reference.routing.RoutingResult;
import dev.touchstone.reference.routing.Usage;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers whoever has several models work on a request (ORCHESTRATION-2 to 8). */
final class OrchestratedAnswers implements AutoCloseable {
    private final ExecutorService executor =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "router-models");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Json json;
    private final Participants participants;
    private final Admission admission;
    private final ChatRouter router;
    private final Bookkeeper bookkeeper;
    private final HangUps hangUps;
    private final Clock clock;

    OrchestratedAnswers(
            Json json,
            Participants participants,
            Admission admission,
            ChatRouter router,
            Bookkeeper bookkeeper,
            HangUps hangUps,
            Clock clock) {
        this.json = json;
        this.participants = participants;
        this.admission = admission;
        this.router = router;
        this.bookkeeper = bookkeeper;
        this.hangUps = hangUps;
        this.clock = clock;
    }

    /**
     * Answers the caller.
     *
     * @param first the model that was asked for
     * @throws ApiError when there is no answer
     */
    void give(Context context, Caller caller, Mode mode, ModelConfig first, ChatRequest request) {
        List<ModelConfig> models = participants.of(mode, first, caller);
        Instant acceptedAt = clock.instant();
        context.header("x-trace-id", request.traceId());
        // Each call has its own entry; what the request reserved is given back when all are
        // written.
        Admitted admitted =
                admission.admit(
                        caller,
                        forecast -> forecast.of(mode, models, request, acceptedAt),
                        acceptedAt);
        try (HangUps.Watch watch = hangUps.watch(context.req())) {
            ModelCalls calls =
                    new ModelCalls(
                            request,
                            models.stream()
                                    .collect(
                                            Collectors.toMap(ModelConfig::id, Function.identity())),
                            new SharedHangUp(watch),
                            (model, call, hangUp) ->
                                    settled(caller, model, call, hangUp, acceptedAt),
                            executor);
            conclude(context, mode, models, calls, watch);
        } finally {
            admitted.close();
        }
    }

    private void conclude(
            Context context,
            Mode mode,
            List<ModelConfig> models,
            ModelCalls calls,
            HangUps.Watch watch) {
        try {
            Conclusion conclusion =
                    mode.conclude(models.stream().map(ModelConfig::id).toList(), calls);
            watch.close();
            RoutingResult.Answered answer = calls.answer(conclusion.answer().call());
            Attribution.tell(context, answer.deployment(), calls.attempts());
            context.header("x-cost", Decimals.text(calls.cost()));
            json.answer(context, 200, told(answer.body(), mode, conclusion, calls));
        } catch (Unanswered e) {
            watch.close();
            refuse(context, calls.result(e.call()));
        } finally {
            if (watch.pipelined()) {
                context.header("connection", "close");
            }
        }
    }

    private ModelCalls.Settled settled(
            Caller caller, ModelConfig model, ChatRequest call, HangUp hangUp, Instant acceptedAt) {
        Arrival arrival = new Arrival(System.nanoTime());
        RoutingResult result = router.answer(model, call, hangUp);
        BigDecimal cost =
                result instanceof RoutingResult.Asked asked
                        ? bookkeeper.enter(
                                caller, model, call, asked, acceptedAt, arrival, Optional.empty())
                        : BigDecimal.ZERO;
        return new ModelCalls.Settled(result, cost);
    }

    private static void refuse(Context context, Optional<RoutingResult> result) {
        result.ifPresentOrElse(
                known -> Answers.refuse(context, known), () -> context.status(Answers.CALLER_GONE));
    }

    private ObjectNode told(ObjectNode answer, Mode mode, Conclusion conclusion, ModelCalls calls) {
        Usage usage = calls.usage();
        answer.putObject("usage")
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.totalTokens());
        ObjectNode orchestration = answer.putObject("orchestration").put("mode", mode.label());
        ArrayNode used = orchestration.putArray("models_used");
        calls.modelsUsed().forEach(used::add);
        conclusion.rounds().ifPresent(rounds -> orchestration.put("rounds", rounds));
        conclusion.confidence().ifPresent(share -> orchestration.put("confidence", share));
        return answer;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
