package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.conversations.Question;
import dev.touchstone.reference.conversations.Turns;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.routing.ChatRequest;
import dev.touchstone.reference.storage.DatabaseAway;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn of a conversation: the question, and then its answer or the mark that it failed. */
final class ConversationTalk implements Answers.Talk {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationTalk.class);

    private final Json json;
    private final Turns turns;
    private final Supplier<Question> asking;
    private final Supplier<Question.Before> before;
    private final Wording wording;
    private Question question;

    /**
     * Who says what.
     *
     * @param calledModel the model under the caller's name for it
     */
    record Wording(
            Context context,
            Caller caller,
            ModelConfig model,
            String calledModel,
            String message,
            boolean stream,
            Duration timeout) {}

    /**
     * @param before tells what was said so far
     * @param asking takes the question down, or throws what the caller is to be told
     */
    ConversationTalk(
            Json json,
            Turns turns,
            Supplier<Question.Before> before,
            Supplier<Question> asking,
            Wording wording) {
        this.json = json;
        this.turns = turns;
        this.before = before;
        this.asking = asking;
        this.wording = wording;
    }

    /** The system prompt, the complete turns before, the new message (CONVERSATION-6). */
    @Override
    public ChatRequest open() {
        question = asking.get();
        wording.context().header("x-conversation-id", question.conversationId().toString());
        return request(question.before());
    }

    @Override
    public ChatRequest foreseen() {
        return request(before.get());
    }

    private ChatRequest request(Question.Before earlier) {
        ObjectNode body = json.object().put("model", wording.model().id());
        ArrayNode messages = body.putArray("messages");
        earlier.systemPrompt().ifPresent(prompt -> add(messages, "system", prompt));
        earlier.turns().forEach(said -> add(messages, said.role(), said.content()));
        add(messages, "user", wording.message());
        return new ChatRequest(
                RequestId.of(wording.context()),
                1,
                UUID.randomUUID().toString(),
                wording.caller().externalId(),
                wording.calledModel(),
                body,
                wording.stream(),
                false,
                true,
                wording.timeout());
    }

    private static void add(ArrayNode messages, String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }

    @Override
    public void begins(Context context) {
        context.header("x-message-id", question.answerId().toString());
    }

    @Override
    public void complete(String text) {
        if (!turns.answer(question, text)) {
            throw ApiError.notFound();
        }
    }

    /** A question that cannot even be marked is failed once it has waited too long. */
    @Override
    public void incomplete() {
        try {
            turns.fail(question);
        } catch (DatabaseAway | JdbiException e) {
            LOG.warn("A question of {} stays pending", question.conversationId(), e);
        }
    }

    @Override
    public ObjectNode shaped(ObjectNode completion) {
        ObjectNode body =
                json.object()
                        .put("conversation_id", question.conversationId().toString())
                        .put("message_id", question.answerId().toString())
                        .put("response", completion.at("/choices/0/message/content").asText(""))
                        .put("model", wording.calledModel());
        body.set("usage", completion.path("usage"));
        return body;
    }
}
