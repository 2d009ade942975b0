package dev.touchstone.reference.api;

import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.ChatRouter;
import dev.touchstone.reference.routing.RoutingResult;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chat completions, at once and in pieces (contract: Chat completions). */
final class ChatHandler implements Operations.Part {
    private static final Logger LOG = LoggerFactory.getLogger(ChatHandler.class);
    // nginx's status for a caller who is gone; nobody reads it.
    private static final int CALLER_GONE = 499;

    private final Json json;
    private final ChatBody chatBody;
    private final Map<String, ModelConfig> models;
    private final ChatRouter router;
    private final Bookkeeper bookkeeper;
    private final HangUps hangUps;

    ChatHandler(
            Json json,
            ChatBody chatBody,
            List<ModelConfig> models,
            ChatRouter router,
            Bookkeeper bookkeeper,
            HangUps hangUps) {
        this.json = json;
        this.chatBody = chatBody;
        this.models =
                models.stream().collect(Collectors.toMap(ModelConfig::id, Function.identity()));
        this.router = router;
        this.bookkeeper = bookkeeper;
        this.hangUps = hangUps;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.POST, "/v1/chat/completions", Action.CHAT, this::complete);
    }

    private void complete(Context context, Caller caller) throws IOException {
        ChatRequest request = chatBody.read(json.body(context), RequestId.of(context), caller);
        String name = request.model();
        ModelConfig model =
                Optional.ofNullable(models.get(name))
                        .orElseThrow(() -> ApiError.unknownModel(name));
        if (!caller.mayUse(name)) {
            throw ApiError.modelNotAllowed(name);
        }
        context.header("x-trace-id", request.traceId());
        try (HangUps.Watch watch = hangUps.watch(context.req())) {
            if (request.stream()) {
                stream(context, watch, caller, model, request);
            } else {
                answer(context, watch, caller, model, request);
            }
        }
    }

    private void answer(
            Context context,
            HangUps.Watch watch,
            Caller caller,
            ModelConfig model,
            ChatRequest request) {
        RoutingResult result = router.answer(model, request, watch);
        watch.close();
        context.header("x-served-by", result.deployment());
        context.header("x-attempts", Integer.toString(result.attempts().size()));
        if (watch.pipelined()) {
            context.header("connection", "close");
        }
        BigDecimal cost = bookkeeper.enter(caller, model, request, result, Arrival.of(context));
        if (result instanceof RoutingResult.Answered answered) {
            context.header("x-cost", Decimals.text(cost));
            json.answer(context, 200, answered.body());
        } else {
            refuse(context, result);
        }
    }

    private void stream(
            Context context,
            HangUps.Watch watch,
            Caller caller,
            ModelConfig model,
            ChatRequest request)
            throws IOException {
        EventStream out = new EventStream(json, context);
        try {
            RoutingResult result = router.stream(model, request, watch, out);
            watch.close();
            bookkeeper.enter(caller, model, request, result, Arrival.of(context));
            if (result instanceof RoutingResult.Answered answered) {
                if (request.includeUsage()) {
                    out.send(answered.body());
                }
                out.done();
            } else {
                refuse(context, result);
            }
        } catch (RuntimeException e) {
            if (!out.isOpen()) {
                throw e;
            }
            out.send(json.of(told(e, request)));
        } catch (IOException e) {
            // The entry stands: the whole answer was generated and sent.
            LOG.debug("Request {}: the caller left at the end", request.requestId(), e);
        }
    }

    private static ApiError told(RuntimeException failure, ChatRequest request) {
        if (failure instanceof ApiError error) {
            return error;
        }
        LOG.warn("Request {} failed unexpectedly", request.requestId(), failure);
        return ApiError.internal();
    }

    private static void refuse(Context context, RoutingResult result) {
        if (result instanceof RoutingResult.Rejected rejected) {
            throw ApiError.rejectedByEngine(rejected.param().orElse(null), rejected.message());
        }
        if (result instanceof RoutingResult.Failed failed) {
            throw ApiError.enginesFailed(failed.timedOut(), failed.attempts());
        }
        context.status(CALLER_GONE);
    }
}
