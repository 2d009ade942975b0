package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Answer;
import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.Chat;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.wire.EventStream;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Opened;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.util.Optional;

/** {@code POST /v1/chat/completions}, in one answer or as a stream. */
public final class ChatCompletions implements Chat {

    static final String OPERATION = "createChatCompletion";

    static final String PATH = "/v1/chat/completions";

    private final Operations operations;

    public ChatCompletions(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Outcome<Answer> ask(Person caller, ChatRequest request) {
        Request post = Request.json("POST", PATH, ChatBody.of(request, false));
        Received received = operations(request).send(OPERATION, post, caller.credential());
        return read(received, operations);
    }

    /** What came of asking for one answer. */
    static Outcome<Answer> read(Received received, Operations operations) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> body = Json.read(reply).filter(Completion::isOne);
        return reply.status() == 200 && body.isPresent()
                ? new Outcome.Given<>(answer(reply, body.get(), operations))
                : Refusals.of(reply, operations.dialect());
    }

    @Override
    public Outcome<AnswerStream> stream(Person caller, ChatRequest request) {
        Request post = Request.json("POST", PATH, ChatBody.of(request, true));
        Opened opened = operations(request).open(OPERATION, post, caller.credential());
        if (opened instanceof EventStream events) {
            return new Outcome.Given<>(new CompletionStream(events, operations, OPERATION));
        }
        return opened instanceof Reply reply
                ? Refusals.of(reply, operations.dialect())
                : Refusals.none((NoReply) opened);
    }

    @Override
    public void abandon(Person caller, ChatRequest request, Runnable moment) {
        Request post = Request.json("POST", PATH, ChatBody.of(request, true));
        operations.abandon(post, caller.credential(), moment);
    }

    @Override
    public void abandonAnswer(Person caller, ChatRequest request, Runnable moment) {
        Request post = Request.json("POST", PATH, ChatBody.of(request, false));
        operations.abandon(post, caller.credential(), moment);
    }

    private Operations operations(ChatRequest request) {
        return request.breach().isPresent() ? operations.breakingTheContract() : operations;
    }

    private static Answer answer(Reply reply, JsonNode body, Operations operations) {
        return Completion.read(
                body,
                operations.dialect().trail(reply),
                operations.contract().misshapen(OPERATION, body));
    }
}
