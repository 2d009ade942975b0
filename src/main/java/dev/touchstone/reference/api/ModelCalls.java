package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.orchestration.Desk;
import dev.touchstone.reference.orchestration.Question;
import dev.touchstone.reference.orchestration.Reply;
import dev.touchstone.reference.orchestration.Unanswered;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.routing.HangUp;
import dev.touchstone.reference.routing.RoutingResult;
import dev.touchstone.reference.routing.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The model calls of one request, numbered in the order in which they are asked for. Each goes the
 * way of any request, and is entered when it has ended (ORCHESTRATION-8).
 */
final class ModelCalls implements Desk {
    private final ChatRequest request;
    private final Map<String, ModelConfig> models;
    private final SharedHangUp hangUp;
    private final Way way;
    private final Executor executor;
    private final List<Call> calls = new ArrayList<>();

    /** How a call is made and entered. */
    interface Way {
        /** What came of it, and what it cost in US dollars. */
        Settled go(ModelConfig model, ChatRequest call, HangUp hangUp);
    }

    /** What came of a call, and what it cost in US dollars. */
    record Settled(RoutingResult result, BigDecimal cost) {}

    /** A call that was made. */
    private record Call(int number, ModelConfig model, Settled settled) {
        Optional<RoutingResult.Answered> answered() {
            return settled.result() instanceof RoutingResult.Answered answered
                    ? Optional.of(answered)
                    : Optional.empty();
        }
    }

    ModelCalls(
            ChatRequest request,
            Map<String, ModelConfig> models,
            SharedHangUp hangUp,
            Way way,
            Executor executor) {
        this.request = request;
        this.models = models;
        this.hangUp = hangUp;
        this.way = way;
        this.executor = executor;
    }

    @Override
    public Reply ask(Question question) throws Unanswered {
        return askAll(List.of(question)).get(0);
    }

    @Override
    public List<Reply> askAll(List<Question> questions) throws Unanswered {
        int before = calls.size();
        if (hangUp.isGone()) {
            throw new Unanswered(before);
        }
        List<CompletableFuture<Call>> asked = new ArrayList<>();
        for (Question question : questions) {
            int number = before + asked.size() + 1;
            asked.add(CompletableFuture.supplyAsync(() -> call(number, question), executor));
        }
        Optional<RuntimeException> broken = collect(asked);
        if (broken.isPresent()) {
            throw broken.get();
        }
        List<Reply> replies = new ArrayList<>();
        for (Call call : calls.subList(before, calls.size())) {
            RoutingResult.Answered answered =
                    call.answered().orElseThrow(() -> new Unanswered(call.number()));
            replies.add(new Reply(call.number(), text(answered)));
        }
        return replies;
    }

    /** Waits for every one, so that nothing is under way any more when the caller is told. */
    private Optional<RuntimeException> collect(List<CompletableFuture<Call>> asked) {
        Optional<RuntimeException> broken = Optional.empty();
        for (CompletableFuture<Call> one : asked) {
            try {
                calls.add(one.join());
            } catch (CompletionException e) {
                broken = broken.or(() -> Optional.of(cause(e)));
            }
        }
        return broken;
    }

    private static RuntimeException cause(CompletionException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : e;
    }

    private Call call(int number, Question question) {
        ModelConfig model = models.get(question.model());
        ChatRequest call = request.with(number, body(question));
        return new Call(number, model, way.go(model, call, hangUp.each()));
    }

    private ObjectNode body(Question question) {
        ObjectNode body = request.body().deepCopy().put("model", question.model());
        ArrayNode messages = (ArrayNode) body.path("messages");
        for (Question.Line line : question.behind()) {
            messages.addObject().put("role", line.role()).put("content", line.content());
        }
        return body;
    }

    private static String text(RoutingResult.Answered answered) {
        return answered.body().at("/choices/0/message/content").asText("");
    }

    /** The answer of that call. */
    RoutingResult.Answered answer(int number) {
        return calls.get(number - 1).answered().orElseThrow();
    }

    /** What came of that call; nothing when it was not made. */
    Optional<RoutingResult> result(int number) {
        return calls.stream()
                .filter(call -> call.number() == number)
                .findFirst()
                .map(call -> call.settled().result());
    }

    /** The models that were asked, each once, in the order of their first calls. */
    List<String> modelsUsed() {
        return calls.stream().map(call -> call.model().id()).distinct().toList();
    }

    /** What all calls used together. */
    Usage usage() {
        List<Usage> all =
                calls.stream().flatMap(c -> c.answered().stream()).map(a -> a.usage()).toList();
        return new Usage(
                all.stream().mapToLong(Usage::promptTokens).sum(),
                all.stream().mapToLong(Usage::completionTokens).sum());
    }

    /** What all calls cost together, in US dollars. */
    BigDecimal cost() {
        return calls.stream()
                .map(call -> call.settled().cost())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many engines were asked in all. */
    int attempts() {
        return calls.stream()
                .flatMap(call -> call.answered().stream())
                .mapToInt(answered -> answered.attempts().size())
                .sum();
    }
}
