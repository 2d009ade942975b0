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
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
        return given(
                operations.send("createConversation", post, caller.credential()),
                201,
                JsonNode::isObject,
                reply -> conversation(reply.body()));
    }

    @Override
    public Outcome<List<Conversation>> list(Person caller, Page page) {
        Request get = Request.get(CONVERSATIONS + query(page));
        return given(
                operations.send("listConversations", get, caller.credential()),
                200,
                JsonNode::isArray,
                reply -> each(reply.body(), PlatformConversations::conversation));
    }

    @Override
    public Outcome<Conversation> read(Person caller, String id) {
        Request get = Request.get(at(id));
        return given(
                operations.send("readConversation", get, caller.credential()),
                200,
                JsonNode::isObject,
                reply -> conversation(reply.body()));
    }

    @Override
    public Outcome<Conversation> rename(Person caller, String id, String title) {
        String body = Json.object().put("title", title).toString();
        Request patch = Request.json("PATCH", at(id), body);
        return given(
                operations.send("renameConversation", patch, caller.credential()),
                200,
                JsonNode::isObject,
                reply -> conversation(reply.body()));
    }

    @Override
    public Outcome<Void> delete(Person caller, String id) {
        Received received =
                operations.send("deleteConversation", Request.delete(at(id)), caller.credential());
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        return reply.status() == 204 ? new Outcome.Given<>(null) : Refusals.of(reply);
    }

    @Override
    public Outcome<List<StoredMessage>> history(Person caller, String id, Page page) {
        Request get = Request.get(at(id) + "/messages" + query(page));
        return given(
                operations.send("listMessages", get, caller.credential()),
                200,
                JsonNode::isArray,
                reply -> each(reply.body(), PlatformConversations::message));
    }

    @Override
    public Outcome<Said> say(Person caller, Utterance utterance) {
        Request post = Request.json("POST", CHAT, body(utterance).toString());
        return given(
                operations.send(SAYING, post, caller.credential()),
                200,
                body -> body.path("response").isTextual(),
                PlatformConversations::said);
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

    private record Read(Reply reply, JsonNode body) {}

    private static <T> Outcome<T> given(
            Received received, int status, Predicate<JsonNode> kind, Function<Read, T> read) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<JsonNode> body = Json.read(reply).filter(kind);
        return reply.status() == status && body.isPresent()
                ? new Outcome.Given<>(read.apply(new Read(reply, body.get())))
                : Refusals.of(reply);
    }

    private static <T> List<T> each(JsonNode rows, Function<JsonNode, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static Said said(Read read) {
        JsonNode body = read.body();
        return new Said(
                body.path("conversation_id").asText(),
                body.path("message_id").asText(),
                body.path("response").asText(),
                body.path("model").asText(),
                Completion.usage(body),
                Trails.of(read.reply()));
    }

    private static Conversation conversation(JsonNode row) {
        return new Conversation(
                row.path("id").asText(),
                row.path("title").asText(),
                Json.text(row, "system_prompt"),
                row.path("user_id").asText(),
                row.path("tenant_id").asText(),
                time(row.path("created_at").asText()),
                time(row.path("updated_at").asText()));
    }

    private static StoredMessage message(JsonNode row) {
        return new StoredMessage(
                row.path("id").asText(),
                role(row.path("role").asText()),
                row.path("content").asText(),
                status(row.path("status").asText()),
                time(row.path("created_at").asText()));
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

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH; // the contract check reports it; nothing happened in 1970
        }
    }
}
