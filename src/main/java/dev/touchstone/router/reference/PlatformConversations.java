package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Conversations;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Page;
import dev.touchstone.router.Person;
import dev.touchstone.router.openai.Completion;
import dev.touchstone.router.openai.CompletionStream;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.router.openai.Trails;
import dev.touchstone.wire.EventStream;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Opened;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/v1/conversations} and {@code /api/v1/chat}. */
record PlatformConversations(Operations operations) implements Conversations {

    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String CHAT = "/api/v1/chat";
    private static final String SAYING = "sayInConversation";

    @Override
    public Outcome<Conversation> begin(Person caller, Draft draft) {
        ObjectNode body = Json.object().put("title", draft.title());
        draft.systemPrompt().ifPresent(prompt -> body.put("system_prompt", prompt));
        Request post = Request.json("POST", CONVERSATIONS, body.toString());
        return Replies.json(
                operations.send("createConversation", post, caller.credential()),
                201,
                JsonNode::isObject,
                PlatformConversations::conversation);
    }

    @Override
    public Outcome<List<Conversation>> list(Person caller, Page page) {
        Request get = Request.get(CONVERSATIONS + query(page));
        return Replies.json(
                operations.send("listConversations", get, caller.credential()),
                200,
                JsonNode::isArray,
                rows -> Replies.each(rows, PlatformConversations::conversation));
    }

    @Override
    public Outcome<Conversation> read(Person caller, String id) {
        Request get = Request.get(at(id));
        return Replies.json(
                operations.send("readConversation", get, caller.credential()),
                200,
                JsonNode::isObject,
                PlatformConversations::conversation);
    }

    @Override
    public Outcome<Conversation> rename(Person caller, String id, String title) {
        String body = Json.object().put("title", title).toString();
        Request patch = Request.json("PATCH", at(id), body);
        return Replies.json(
                operations.send("renameConversation", patch, caller.credential()),
                200,
                JsonNode::isObject,
                PlatformConversations::conversation);
    }

    @Override
    public Outcome<Void> delete(Person caller, String id) {
        return Replies.done(
                operations.send("deleteConversation", Request.delete(at(id)), caller.credential()));
    }

    @Override
    public Outcome<List<StoredMessage>> history(Person caller, String id, Page page) {
        Request get = Request.get(at(id) + "/messages" + query(page));
        return Replies.json(
                operations.send("listMessages", get, caller.credential()),
                200,
                JsonNode::isArray,
                rows -> Replies.each(rows, PlatformConversations::message));
    }

    @Override
    public Outcome<Said> say(Person caller, Utterance utterance) {
        Request post = Request.json("POST", CHAT, body(utterance).toString());
        return Replies.given(
                operations.send(SAYING, post, caller.credential()),
                200,
                reply ->
                        Json.read(reply)
                                .filter(body -> body.path("response").isTextual())
                                .map(body -> said(reply, body)));
    }

    @Override
    public void abandon(Person caller, Utterance utterance, Runnable moment) {
        Request post = Request.json("POST", CHAT, body(utterance).toString());
        operations.abandon(post, caller.credential(), moment);
    }

    @Override
    public Outcome<SaidInPieces> stream(Person caller, Utterance utterance) {
        Request post = Request.json("POST", CHAT, body(utterance).put("stream", true).toString());
        Opened opened = operations.open(SAYING, post, caller.credential());
        if (opened instanceof EventStream events) {
            return new Outcome.Given<>(
                    new SaidInPieces(
                            events.head().header("x-conversation-id"),
                            events.head().header("x-message-id"),
                            new CompletionStream(events, operations, SAYING)));
        }
        return opened instanceof Reply reply ? Refusals.of(reply) : Refusals.none((NoReply) opened);
    }

    @Override
    public Conversations breakingTheContract() {
        return new PlatformConversations(operations.breakingTheContract());
    }

    private static ObjectNode body(Utterance utterance) {
        ObjectNode body = Json.object().put("message", utterance.message());
        utterance.conversation().ifPresent(id -> body.put("conversation_id", id));
        utterance.model().ifPresent(model -> body.put("model", model));
        return body;
    }

    private static String at(String id) {
        return CONVERSATIONS
                + "/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String query(Page page) {
        return "?limit=%d&offset=%d".formatted(page.limit(), page.offset());
    }

    private static Said said(Reply reply, JsonNode body) {
        return new Said(
                body.path("conversation_id").asText(),
                body.path("message_id").asText(),
                body.path("response").asText(),
                body.path("model").asText(),
                Completion.usage(body),
                Trails.of(reply));
    }

    private static Conversation conversation(JsonNode row) {
        return new Conversation(
                row.path("id").asText(),
                row.path("title").asText(),
                Json.text(row, "system_prompt"),
                row.path("user_id").asText(),
                row.path("tenant_id").asText(),
                Moment.of(row.path("created_at")),
                Moment.of(row.path("updated_at")));
    }

    private static StoredMessage message(JsonNode row) {
        return new StoredMessage(
                row.path("id").asText(),
                role(row.path("role").asText()),
                row.path("content").asText(),
                status(row.path("status").asText()),
                Moment.of(row.path("created_at")));
    }

    /** Of a role that no history has, the contract check tells. */
    private static Message.Role role(String word) {
        return Stream.of(Message.Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElse(Message.Role.SYSTEM);
    }

    private static Status status(String word) {
        return switch (word) {
            case "pending" -> Status.PENDING;
            case "complete" -> Status.COMPLETE;
            case "failed" -> Status.FAILED;
            default -> Status.UNKNOWN;
        };
    }
}
