package dev.touchstone.router.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Answer;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.OddRequests;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Chat completions whose bodies and headers are odd (contract, "Limits of a body"). */
public final class OddChat implements OddRequests {

    private static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 1_000;
    private static final String FILLER = "filler";

    /** Headers that routers take a name of a request, a caller or a tenant from. */
    private static final List<String> NAMES =
            List.of(
                    "x-request-id",
                    "x-trace-id",
                    "x-correlation-id",
                    "traceparent",
                    "x-user-id",
                    "x-tenant-id",
                    "x-session-id",
                    "x-forwarded-for",
                    "user-agent");

    private final Operations operations;

    public OddChat(Operations operations) {
        this.operations = operations;
    }

    @Override
    public int longestBody() {
        return LONGEST;
    }

    @Override
    public int deepestBody() {
        return DEEPEST;
    }

    @Override
    public Outcome<Answer> asItIs(Person caller, ChatRequest request) {
        return send(caller, ChatBody.of(request, false));
    }

    @Override
    public Outcome<Answer> filled(Person caller, ChatRequest request, int bytes) {
        int own = body(request, "").getBytes(StandardCharsets.UTF_8).length;
        return send(caller, body(request, "x".repeat(bytes - own)));
    }

    private static String body(ChatRequest request, String filler) {
        ObjectNode body = ChatBody.json(request, false);
        body.withObjectProperty("metadata").put(FILLER, filler);
        return body.toString();
    }

    /** Written by hand: who walks through half a million levels needs a stack for them. */
    @Override
    public Outcome<Answer> nested(Person caller, ChatRequest request, int levels) {
        String body = ChatBody.of(request, false);
        int arrays = levels - 1;
        String nested = "[".repeat(arrays) + "]".repeat(arrays);
        return send(
                caller,
                "%s,\"%s\":%s}".formatted(body.substring(0, body.length() - 1), FILLER, nested));
    }

    @Override
    public Outcome<Answer> inPlaceOfABody(Person caller, byte[] bytes) {
        return send(caller, post(bytes));
    }

    @Override
    public Outcome<Answer> announced(Person caller, long bytes) {
        return begun(caller, new byte[0], OptionalLong.of(bytes));
    }

    @Override
    public Outcome<Answer> unfinished(Person caller, int bytes) {
        byte[] begun =
                ("{\"" + FILLER + "\":\"" + "x".repeat(bytes)).getBytes(StandardCharsets.UTF_8);
        return begun(caller, Arrays.copyOf(begun, bytes), OptionalLong.empty());
    }

    @Override
    public Outcome<Answer> named(Person caller, ChatRequest request, String value) {
        Request post = post(ChatBody.of(request, false).getBytes(StandardCharsets.UTF_8));
        for (String name : NAMES) {
            post = post.with(name, value);
        }
        return send(caller, post);
    }

    private Outcome<Answer> send(Person caller, String body) {
        return send(caller, post(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Outcome<Answer> send(Person caller, Request post) {
        return read(operations.sendAsItIs(ChatCompletions.OPERATION, post, caller.credential()));
    }

    private Outcome<Answer> begun(Person caller, byte[] begun, OptionalLong announced) {
        return read(
                operations.begin(
                        ChatCompletions.OPERATION, post(begun), announced, caller.credential()));
    }

    private Outcome<Answer> read(Received received) {
        return ChatCompletions.read(received, operations);
    }

    private static Request post(byte[] body) {
        return Request.json("POST", ChatCompletions.PATH, body);
    }
}
