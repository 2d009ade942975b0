package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a chat request to the engine that serves its model. Safe for use by many threads. */
public final class ChatRouter {
    private static final Logger LOG = LoggerFactory.getLogger(ChatRouter.class);

    private final EngineClient client;
    private final EngineAnswer engine;
    private final TokenEstimate estimate = new TokenEstimate();

    /** A router over that client. */
    public ChatRouter(EngineClient client, ObjectMapper json) {
        this.client = client;
        this.engine = new EngineAnswer(json);
    }

    /** The whole answer at once. */
    public RoutingResult answer(ModelConfig model, ChatRequest request, HangUp hangUp) {
        DeploymentConfig first = model.deployments().get(0);
        return attempt(first, request, hangUp, EngineExchange::whole);
    }

    /**
     * The answer in pieces, each passed on as it comes; the closing chunks are left to the caller.
     */
    public RoutingResult stream(
            ModelConfig model, ChatRequest request, HangUp hangUp, AnswerStream out) {
        DeploymentConfig first = model.deployments().get(0);
        out.attempt(first.id(), 1);
        return attempt(first, request, hangUp, exchange -> exchange.inPieces(out));
    }

    private interface Conversation {
        EngineExchange.Complete with(EngineExchange exchange)
                throws AttemptFailure, InterruptedException;
    }

    private RoutingResult attempt(
            DeploymentConfig deployment,
            ChatRequest request,
            HangUp hangUp,
            Conversation conversation) {
        long start = System.nanoTime();
        try (EngineCall call = client.chat(deployment, request)) {
            hangUp.then(call::abort);
            EngineExchange exchange = new EngineExchange(engine, call, request);
            try {
                EngineExchange.Complete complete = conversation.with(exchange);
                Attempt attempt = ended(deployment, Outcome.OK, OptionalInt.of(200), start);
                return new RoutingResult.Answered(
                        complete.body(), complete.usage(), List.of(attempt));
            } catch (AttemptFailure failure) {
                Attempt attempt = ended(deployment, failure.outcome(), failure.status(), start);
                return failed(failure, attempt, exchange, request);
            } catch (InterruptedException e) {
                // Only the router's end interrupts, and the ledger must still be written.
                Attempt attempt = ended(deployment, Outcome.ABORTED, OptionalInt.empty(), start);
                return aborted(attempt, exchange, request);
            }
        }
    }

    private RoutingResult failed(
            AttemptFailure failure, Attempt attempt, EngineExchange exchange, ChatRequest request) {
        if (failure.outcome() == Outcome.REJECTED) {
            return new RoutingResult.Rejected(
                    failure.getMessage(), failure.param(), List.of(attempt));
        }
        if (failure.outcome() == Outcome.ABORTED) {
            return aborted(attempt, exchange, request);
        }
        LOG.warn(
                "Request {}: the engine {} failed after {} ms ({}): {}",
                request.requestId(),
                attempt.deployment(),
                attempt.durationMillis(),
                attempt.outcome().label(),
                failure.getMessage());
        return new RoutingResult.Failed(List.of(attempt));
    }

    private RoutingResult aborted(Attempt attempt, EngineExchange exchange, ChatRequest request) {
        Usage usage =
                exchange.counted()
                        .orElseGet(() -> estimate.of(request.promptTexts(), exchange.delivered()));
        return new RoutingResult.Aborted(usage, List.of(attempt));
    }

    private static Attempt ended(
            DeploymentConfig deployment, Outcome outcome, OptionalInt status, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Attempt(deployment.id(), outcome, status, millis);
    }
}
