package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a chat request to the engines that serve its model, one after the other, until one answers
 * or the mistake is the caller's. Safe for use by many threads.
 */
public final class ChatRouter {
    private static final Logger LOG = LoggerFactory.getLogger(ChatRouter.class);

    private final EngineClient client;
    private final EngineAnswer engine;
    private final RetryAfter retryAfter;
    private final Rests rests;
    private final Duration patience;
    private final TokenEstimate tokens;

    /** A router over that client. */
    public ChatRouter(EngineClient client, ObjectMapper json, TokenEstimate tokens, Policy policy) {
        this.client = client;
        this.tokens = tokens;
        this.engine = new EngineAnswer(json);
        this.retryAfter = new RetryAfter(policy.clock());
        this.patience = policy.attemptTimeout();
        this.rests = new Rests(policy.coolDown(), policy.clock());
    }

    /** The whole answer at once. */
    public RoutingResult answer(ModelConfig model, ChatRequest request, HangUp hangUp) {
        return route(model, request, hangUp, (exchange, name, number) -> exchange.whole());
    }

    /**
     * The answer in pieces, each passed on as it comes; the closing chunks are left to the caller.
     * Another engine is asked only as long as nothing has been passed on (FALLBACK-9).
     */
    public RoutingResult stream(
            ModelConfig model, ChatRequest request, HangUp hangUp, AnswerStream out) {
        return route(
                model,
                request,
                hangUp,
                (exchange, name, number) -> {
                    out.attempt(name, number);
                    return exchange.inPieces(out);
                });
    }

    private interface Conversation {
        EngineExchange.Complete with(EngineExchange exchange, String deployment, int attempt)
                throws AttemptFailure, InterruptedException;
    }

    private RoutingResult route(
            ModelConfig model, ChatRequest request, HangUp hangUp, Conversation conversation) {
        List<Attempt> attempts = new ArrayList<>();
        Optional<Duration> backIn = Optional.empty();
        for (DeploymentConfig deployment : candidates(model, request)) {
            Optional<Rests.Trial> trial = rests.ask(deployment.id());
            if (trial.isEmpty()) {
                backIn = sooner(backIn, Optional.of(rests.left(deployment.id())));
                continue;
            }
            Order order = new Order(model, deployment, request, hangUp);
            Tried tried = attempt(order, conversation, trial.get(), attempts);
            if (tried.settled().isPresent()) {
                return tried.settled().get();
            }
            backIn = sooner(backIn, tried.backIn());
        }
        return attempts.isEmpty()
                ? new RoutingResult.Resting(backIn.orElseThrow())
                : new RoutingResult.Failed(attempts, backIn);
    }

    private static List<DeploymentConfig> candidates(ModelConfig model, ChatRequest request) {
        return request.fallbacks() ? model.deployments() : model.deployments().subList(0, 1);
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent()
                ? one.filter(wait -> wait.compareTo(other.get()) <= 0).or(() -> other)
                : one.or(() -> other);
    }

    /**
     * What came of one attempt.
     *
     * @param settled the result; empty when the next engine may be asked
     */
    private record Tried(Optional<RoutingResult> settled, Optional<Duration> backIn) {
        static Tried settled(RoutingResult result) {
            return new Tried(Optional.of(result), Optional.empty());
        }
    }

    private record Order(
            ModelConfig model, DeploymentConfig deployment, ChatRequest request, HangUp hangUp) {}

    private Tried attempt(
            Order order, Conversation conversation, Rests.Trial trial, List<Attempt> attempts) {
        long start = System.nanoTime();
        DeploymentConfig deployment = order.deployment();
        ChatRequest request = order.request();
        try (EngineCall call = client.chat(deployment, request)) {
            order.hangUp().then(call::abort);
            EngineExchange exchange = new EngineExchange(engine, call, request, retryAfter);
            try {
                EngineExchange.Complete complete =
                        conversation.with(exchange, deployment.id(), attempts.size() + 1);
                trial.works();
                attempts.add(ended(deployment, Outcome.OK, OptionalInt.of(200), start));
                return Tried.settled(
                        new RoutingResult.Answered(complete.body(), complete.usage(), attempts));
            } catch (AttemptFailure failure) {
                attempts.add(ended(deployment, failure.outcome(), failure.status(), start));
                return failed(failure, attempts, exchange, order, trial);
            } catch (InterruptedException e) {
                // Only the router's end interrupts, and the ledger must still be written.
                trial.undecided();
                attempts.add(ended(deployment, Outcome.ABORTED, OptionalInt.empty(), start));
                return Tried.settled(aborted(attempts, exchange, order));
            }
        } catch (RuntimeException e) {
            trial.undecided();
            throw e;
        }
    }

    private Tried failed(
            AttemptFailure failure,
            List<Attempt> attempts,
            EngineExchange exchange,
            Order order,
            Rests.Trial trial) {
        if (failure.outcome() == Outcome.REJECTED) {
            trial.works();
            LOG.info(
                    "Request {}: an engine refused it ({})",
                    order.request().requestId(),
                    failure.getMessage());
            return Tried.settled(
                    new RoutingResult.Rejected(failure.getMessage(), failure.param(), attempts));
        }
        if (failure.outcome() == Outcome.ABORTED) {
            trial.undecided();
            return Tried.settled(aborted(attempts, exchange, order));
        }
        if (isCallersHaste(failure, order.request())) {
            trial.undecided();
        } else {
            trial.fails(failure.retryAfter());
        }
        Attempt attempt = attempts.get(attempts.size() - 1);
        LOG.warn(
                "Request {}: the engine {} failed after {} ms ({}): {}",
                order.request().requestId(),
                attempt.deployment(),
                attempt.durationMillis(),
                attempt.outcome().label(),
                failure.getMessage());
        return exchange.passedOn()
                ? Tried.settled(new RoutingResult.Failed(attempts, Optional.empty()))
                : new Tried(Optional.empty(), failure.retryAfter());
    }

    /** Who gives an engine less time than others do must not rest it for them (TENANT-6). */
    private boolean isCallersHaste(AttemptFailure failure, ChatRequest request) {
        return failure.outcome() == Outcome.TIMEOUT && request.timeout().compareTo(patience) < 0;
    }

    private RoutingResult aborted(List<Attempt> attempts, EngineExchange exchange, Order order) {
        Usage usage =
                exchange.counted()
                        .orElseGet(
                                () ->
                                        tokens.of(
                                                order.model().tokens(),
                                                order.request().promptTexts(),
                                                exchange.delivered()));
        return new RoutingResult.Aborted(usage, attempts);
    }

    private static Attempt ended(
            DeploymentConfig deployment, Outcome outcome, OptionalInt status, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Attempt(deployment.id(), outcome, status, millis);
    }
}
