package dev.touchstone.reference.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One attempt, from the engine's first byte to a complete answer or the reason why there is none.
 */
final class EngineExchange {
    private static final int LONGEST_ANSWER = 16 << 20;
    private static final int MOST_HELD = 1_000;
    // 401, 403 and 404 are about the router's own key and names, not about the request.
    private static final Set<Integer> CALLERS_MISTAKE = Set.of(400, 413, 422);

    private final EngineAnswer engine;
    private final EngineCall call;
    private final ChatRequest request;
    private final RetryAfter retryAfter;
    private final long firstDeadline;
    private final StringBuilder delivered = new StringBuilder();
    private Optional<Usage> counted = Optional.empty();
    private boolean passedOn;

    EngineExchange(
            EngineAnswer engine, EngineCall call, ChatRequest request, RetryAfter retryAfter) {
        this.engine = engine;
        this.call = call;
        this.request = request;
        this.retryAfter = retryAfter;
        this.firstDeadline = deadline();
    }

    /** A complete answer and the engine's own count. */
    record Complete(ObjectNode body, Usage usage) {}

    /** The text that the caller got so far. */
    String delivered() {
        return delivered.toString();
    }

    /** Whether the caller has been told that an answer is coming. */
    boolean passedOn() {
        return passedOn;
    }

    /** The engine's own count, if it came before the exchange ended. */
    Optional<Usage> counted() {
        return counted;
    }

    /** The whole answer at once; the timeout is for all of it. */
    Complete whole() throws AttemptFailure, InterruptedException {
        awaitAnswer();
        ObjectNode answer = engine.completion(engine.object(text()), request);
        return new Complete(answer, EngineAnswer.usage(answer.path("usage"), request));
    }

    /** The answer in pieces; the timeout is for the first token, and then for each next one. */
    Complete inPieces(AnswerStream out) throws AttemptFailure, InterruptedException {
        awaitAnswer();
        StreamGrammar grammar = new StreamGrammar(engine, request);
        EventReader events = new EventReader();
        List<ObjectNode> held = new ArrayList<>();
        long deadline = firstDeadline;
        while (true) {
            EngineCall.Signal signal = call.next(deadline);
            if (!(signal instanceof EngineCall.Signal.Data data)) {
                throw EngineAnswer.broken("a stream that breaks off");
            }
            events.feed(data.bytes());
            for (Optional<String> event = events.next(); event.isPresent(); event = events.next()) {
                accepted(grammar, event.get()).ifPresent(held::add);
                counted = grammar.usage();
                if (grammar.done()) {
                    call.finish();
                    Usage usage = grammar.usage().orElseThrow();
                    return new Complete(grammar.usageChunk(usage), usage);
                }
                if (held.size() > MOST_HELD) {
                    throw EngineAnswer.broken("a stream of chunks without a token");
                }
                if (grammar.tokenSeen()) {
                    if (!passedOn) {
                        passedOn = true;
                        out.open();
                    }
                    deliver(held, out);
                }
                if (grammar.moved()) {
                    deadline = deadline();
                }
            }
        }
    }

    /** A stream that says something wrong mostly ends with it. */
    private Optional<ObjectNode> accepted(StreamGrammar grammar, String event)
            throws AttemptFailure {
        try {
            return grammar.accept(event);
        } catch (AttemptFailure wrong) {
            call.finish();
            throw wrong;
        }
    }

    private void deliver(List<ObjectNode> chunks, AnswerStream out) throws AttemptFailure {
        try {
            for (ObjectNode chunk : chunks) {
                out.send(chunk);
                chunk.path("choices").forEach(choice -> note(choice.path("delta")));
            }
            chunks.clear();
        } catch (IOException e) {
            throw AttemptFailure.of(Outcome.ABORTED, "the caller hung up");
        }
    }

    /** All that was generated, be it answer, reasoning or a call of a tool. */
    private void note(JsonNode delta) {
        for (Map.Entry<String, JsonNode> field : delta.properties()) {
            if (field.getValue().isTextual() && !field.getKey().equals("role")) {
                delivered.append(field.getValue().textValue());
            }
            field.getValue().findValuesAsText("arguments").forEach(delivered::append);
        }
    }

    private void awaitAnswer() throws AttemptFailure, InterruptedException {
        if (!(call.next(firstDeadline) instanceof EngineCall.Signal.Head head)) {
            throw AttemptFailure.of(Outcome.BROKEN, "no answer");
        }
        int status = head.status();
        if (CALLERS_MISTAKE.contains(status)) {
            throw engine.rejection(status, refusal(), request);
        }
        if (status != 200) {
            call.finish();
            Outcome outcome = status == 429 ? Outcome.RATE_LIMITED : Outcome.ERROR;
            throw AttemptFailure.answered(
                    outcome,
                    status,
                    "status " + status,
                    head.retryAfter().flatMap(retryAfter::read));
        }
    }

    /** What a refusal says; what nobody can read says nothing, and is a refusal all the same. */
    private String refusal() throws AttemptFailure, InterruptedException {
        try {
            return text();
        } catch (AttemptFailure unreadable) {
            if (unreadable.outcome() == Outcome.ABORTED) {
                throw unreadable;
            }
            return "";
        }
    }

    private String text() throws AttemptFailure, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (call.next(firstDeadline) instanceof EngineCall.Signal.Data data) {
            bytes.writeBytes(data.bytes());
            if (bytes.size() > LONGEST_ANSWER) {
                throw EngineAnswer.broken("an answer longer than 16 MiB");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw EngineAnswer.broken("not UTF-8");
        }
    }

    private long deadline() {
        return System.nanoTime() + request.timeout().toNanos();
    }
}
