package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.metrics.Metrics;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.ChatRouter;
import dev.touchstone.reference.routing.RoutingResult;
import dev.touchstone.reference.storage.DatabaseAway;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whoever asks a model, at once or in pieces, and enters it into the ledger before the
 * answer is complete.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    // nginx's status for a caller who is gone; nobody reads it.
    static final int CALLER_GONE = 499;

    private final Json json;
    private final Admission admission;
    private final ChatRouter router;
    private final Bookkeeper bookkeeper;
    private final HangUps hangUps;
    private final Clock clock;
    private final Metrics metrics;

    Answers(
            Json json,
            Admission admission,
            ChatRouter router,
            Bookkeeper bookkeeper,
            HangUps hangUps,
            Clock clock,
            Metrics metrics) {
        this.json = json;
        this.admission = admission;
        this.router = router;
        this.bookkeeper = bookkeeper;
        this.hangUps = hangUps;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What an answer is part of. Of the two ends, exactly one comes. */
    interface Talk {
        /** What the engine is to be asked, once it is sure that the caller may ask. */
        ChatRequest open();

        /** The same as far as it can be foreseen: nothing is taken down for it. */
        default ChatRequest foreseen() {
            return open();
        }

        /** The answer begins: what is to stand in its head. */
        default void begins(Context context) {}

        /**
         * The answer is complete and entered, and its caller has not yet been told so; who throws
         * something here has that told instead, and then the other end comes as well.
         */
        default void complete(String text) {}

        /** There will be no complete answer; the caller has not yet been told so. */
        default void incomplete() {}

        /** An answer at once, as the caller gets it. */
        default ObjectNode shaped(ObjectNode completion) {
            return completion;
        }
    }

    /** What came of a request, and what it cost in US dollars. */
    private record Settled(RoutingResult result, BigDecimal cost) {}

    /**
     * Answers the caller.
     *
     * @throws ApiError when there is no answer
     */
    void give(Context context, Caller caller, ModelConfig model, Talk talk) throws IOException {
        Instant acceptedAt = clock.instant();
        try (Admitted admitted =
                admission.admit(
                        caller,
                        forecast -> forecast.of(model, talk.foreseen(), acceptedAt),
                        acceptedAt)) {
            Order order =
                    new Order(context, caller, model, talk, talk.open(), acceptedAt, admitted);
            context.header("x-trace-id", order.request().traceId());
            try (HangUps.Watch watch = hangUps.watch(context.req())) {
                if (order.request().stream()) {
                    inPieces(order, watch);
                } else {
                    atOnce(order, watch);
                }
            }
        }
    }

    private record Order(
            Context context,
            Caller caller,
            ModelConfig model,
            Talk talk,
            ChatRequest request,
            Instant acceptedAt,
            Admitted admitted) {}

    private void atOnce(Order order, HangUps.Watch watch) {
        Context context = order.context();
        Settled settled =
                settled(
                        order,
                        () -> {
                            RoutingResult result =
                                    router.answer(order.model(), order.request(), watch);
                            watch.close();
                            if (watch.pipelined()) {
                                context.header("connection", "close");
                            }
                            return result;
                        },
                        Answers::text);
        if (settled.result() instanceof RoutingResult.Answered answered) {
            Attribution.tell(context, answered.deployment(), answered.attempts().size());
            context.header("x-cost", Decimals.text(settled.cost()));
            order.talk().begins(context);
            json.answer(context, 200, order.talk().shaped(answered.body()));
        } else {
            refuse(context, settled.result());
        }
    }

    private void inPieces(Order order, HangUps.Watch watch) throws IOException {
        EventStream out = new EventStream(json, order.context());
        HeardStream heard = new HeardStream(out, () -> order.talk().begins(order.context()));
        try {
            Settled settled =
                    settled(
                            order,
                            () -> {
                                RoutingResult result =
                                        router.stream(order.model(), order.request(), watch, heard);
                                watch.close();
                                return result;
                            },
                            answered -> heard.text());
            if (settled.result() instanceof RoutingResult.Answered answered) {
                if (order.request().includeUsage()) {
                    out.send(answered.body());
                }
                out.done();
            } else {
                refuse(order.context(), settled.result());
            }
        } catch (RuntimeException e) {
            if (!out.isOpen()) {
                throw e;
            }
            ApiError error = told(e, order.request());
            metrics.refused(error.code());
            out.send(json.of(error));
        } catch (IOException e) {
            // The entry stands: the whole answer was generated and sent.
            LOG.debug("Request {}: the caller left at the end", order.request().requestId(), e);
        }
    }

    private interface Text {
        String of(RoutingResult.Answered answered);
    }

    private Settled settled(Order order, Supplier<RoutingResult> routing, Text text) {
        boolean complete = false;
        try {
            RoutingResult result = routing.get();
            BigDecimal cost =
                    result instanceof RoutingResult.Asked asked
                            ? bookkeeper.enter(
                                    order.caller(),
                                    order.model(),
                                    order.request(),
                                    asked,
                                    order.acceptedAt(),
                                    Arrival.of(order.context()),
                                    order.admitted().reservation())
                            : BigDecimal.ZERO;
            if (result instanceof RoutingResult.Asked) {
                order.admitted().entered();
            }
            if (result instanceof RoutingResult.Answered answered) {
                order.talk().complete(text.of(answered));
                complete = true;
            }
            return new Settled(result, cost);
        } finally {
            if (!complete) {
                order.talk().incomplete();
            }
        }
    }

    private static String text(RoutingResult.Answered answered) {
        return answered.body().at("/choices/0/message/content").asText("");
    }

    private static ApiError told(RuntimeException failure, ChatRequest request) {
        if (failure instanceof ApiError error) {
            return error;
        }
        if (failure instanceof DatabaseAway) {
            return ApiError.databaseAway();
        }
        LOG.warn("Request {} failed unexpectedly", request.requestId(), failure);
        return ApiError.internal();
    }

    /** Tells the caller why there is no answer. */
    static void refuse(Context context, RoutingResult result) {
        if (result instanceof RoutingResult.Asked asked) {
            Attribution.tell(context, asked.attempts().size());
        }
        if (result instanceof RoutingResult.Rejected rejected) {
            throw ApiError.rejectedByEngine(rejected.param().orElse(null), rejected.message());
        }
        if (result instanceof RoutingResult.Failed failed) {
            throw ApiError.enginesFailed(failed);
        }
        if (result instanceof RoutingResult.Resting resting) {
            throw ApiError.enginesResting(resting.backIn());
        }
        context.status(CALLER_GONE);
    }
}
