package dev.touchstone.reference;

import static dev.touchstone.reference.EngineTexts.DONE;
import static dev.touchstone.reference.EngineTexts.ROLE;
import static dev.touchstone.reference.EngineTexts.STOP;
import static dev.touchstone.reference.EngineTexts.content;
import static dev.touchstone.reference.EngineTexts.usageChunk;

import dev.touchstone.reference.FakeEngine.Chat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What an engine can do to a router, in answer to a request for JSON and to one for a stream. */
enum HostileEngine {
    A_WEB_PAGE(Ends.FAILED, chat -> whole(chat, "200 OK", "text/html", "<html>" + Texts.KEY)),
    ANOTHER_CONTENT_TYPE(Ends.ANSWERED, chat -> whole(chat, "200 OK", "text/plain", right(chat))),
    THE_OTHER_FORM(
            Ends.FAILED,
            chat -> whole(chat, "200 OK", "text/plain", isStream(chat) ? json() : events())),
    AN_EMPTY_BODY(Ends.FAILED, chat -> whole(chat, "200 OK", type(chat), "")),
    AN_ERROR_AS_ANSWER(
            Ends.FAILED, chat -> told(chat, "{\"error\":{\"message\":\"" + Texts.KEY + "\"}}")),
    NO_USAGE(Ends.FAILED, chat -> counting(chat, "{}")),
    NEGATIVE_USAGE(Ends.FAILED, chat -> counting(chat, usage("-2", "3", "1"))),
    BROKEN_USAGE(Ends.FAILED, chat -> counting(chat, usage("1.5", "1", "2.5"))),
    USAGE_BEYOND_LONG(
            Ends.FAILED,
            chat -> counting(chat, usage("1", "99999999999999999999", "100000000000000000000"))),
    USAGE_THAT_OVERFLOWS(
            Ends.FAILED,
            chat -> counting(chat, usage("9223372036854775807", "9223372036854775807", "-2"))),
    TRILLIONS_OF_TOKENS(
            Ends.FAILED,
            chat -> counting(chat, usage("9000000000000000000", "1", "9000000000000000001"))),
    MORE_TOKENS_THAN_ALLOWED(Ends.FAILED, chat -> counting(chat, usage("1", "101", "102"))),
    AS_MANY_TOKENS_AS_ALLOWED(
            Ends.ANSWERED, chat -> whole(chat, "200 OK", type(chat), right(chat))),
    A_HEADER_THAT_NEVER_ENDS(
            Ends.FAILED,
            chat -> {
                chat.raw("HTTP/1.1 200 OK\r\nx-long: ");
                forEver(chat, "a".repeat(8_192));
            }),
    HEADERS_THAT_TRICKLE_FOR_EVER(
            Ends.TIMED_OUT,
            chat -> {
                chat.raw("HTTP/1.1 200 OK\r\n");
                trickle(chat, "x-more: " + Texts.KEY + "\r\n");
            }),
    INTERIM_ANSWERS_FOR_EVER(
            Ends.FAILED_OR_TIMED_OUT, chat -> trickle(chat, "HTTP/1.1 100 Continue\r\n\r\n")),
    A_BODY_THAT_TRICKLES_FOR_EVER(
            Ends.TIMED_OUT,
            chat -> {
                chat.streamHead();
                trickle(chat, part(isStream(chat) ? ": wait\n\n" : " "));
            }),
    CHUNKS_WITHOUT_A_TOKEN_FOR_EVER(
            Ends.TIMED_OUT,
            chat -> {
                chat.streamHead();
                trickle(chat, part(isStream(chat) ? "data: " + ROLE + "\n\n" : " "));
            }),
    CHUNKS_WITHOUT_A_TOKEN_AS_FAST_AS_CAN_BE(
            Ends.FAILED,
            chat -> {
                chat.streamHead();
                forEver(chat, part(isStream(chat) ? "data: " + ROLE + "\n\n" : " ".repeat(9_999)));
            }),
    A_BODY_WITHOUT_END(
            Ends.FAILED,
            chat -> {
                chat.streamHead();
                chat.part(isStream(chat) ? "data: \"" : "{\"choices\":\"");
                forEver(chat, part("a".repeat(65_536)));
            }),
    GARBAGE(Ends.FAILED, chat -> hangUpAfter(chat, "SSH-2.0-OpenSSH_9.6 " + Texts.KEY + "\r\n")),
    BYTE_BY_BYTE(
            Ends.ANSWERED,
            chat -> {
                chat.streamHead();
                for (String each : right(chat).split("")) {
                    chat.part(each);
                }
                chat.endOfStream();
            }),
    GZIP_THAT_NOBODY_ASKED_FOR(Ends.FAILED, HostileEngine::gzip),
    HTTP_1_0_WITHOUT_A_LENGTH(
            Ends.ANSWERED, chat -> hangUpAfter(chat, "HTTP/1.0 200 OK\r\n\r\n" + right(chat))),
    HALF_OF_THE_ANNOUNCED_LENGTH(
            Ends.FAILED,
            chat -> {
                String half = right(chat).substring(0, 60);
                hangUpAfter(chat, "HTTP/1.1 200 OK\r\ncontent-length: 600\r\n\r\n" + half);
            }),
    A_REDIRECT(
            Ends.FAILED,
            chat ->
                    chat.head(
                            "307 Temporary Redirect",
                            "location: http://127.0.0.1:9/?key=" + Texts.KEY,
                            "content-length: 0")),
    BYTES_THAT_ARE_NO_TEXT(
            Ends.FAILED,
            chat -> {
                chat.head("200 OK", "content-length: 9");
                chat.socket()
                        .getOutputStream()
                        .write(new byte[] {1, -1, -2, 0, 10, 10, -61, 10, 10});
            }),
    NESTED_A_HUNDRED_THOUSAND_TIMES(
            Ends.FAILED, chat -> told(chat, "{\"choices\":" + "[".repeat(100_000))),
    A_KEY_IN_ITS_ERROR(
            Ends.FAILED,
            chat -> chat.json("500 Down", "{\"error\":{\"message\":\"" + Texts.KEY + "\"}}")),
    A_REFUSAL_CUT_OFF(Ends.REFUSED, chat -> chat.head("400 Bad Request", "content-length: 100")),
    A_REFUSAL_THAT_IS_NO_TEXT(
            Ends.REFUSED,
            chat -> {
                chat.head("422 Unprocessable Entity", "content-length: 2");
                chat.socket().getOutputStream().write(new byte[] {-61, 10});
            }),
    A_KEY_IN_ITS_REFUSAL(
            Ends.REFUSED,
            chat ->
                    chat.json(
                            "400 Bad Request",
                            "{\"error\":{\"message\":\"Wrong key: %1$s\",\"param\":\"%1$s\"}}"
                                    .formatted(Texts.KEY)));

    /** What must become of a request that no other engine can be asked for. */
    enum Ends {
        ANSWERED,
        FAILED,
        TIMED_OUT,
        FAILED_OR_TIMED_OUT,
        REFUSED
    }

    private static final class Texts {
        private static final String KEY = "sk-upstream-4711-0123456789abcdef";
    }

    final Ends ends;
    final FakeEngine.Behaviour behaviour;

    HostileEngine(Ends ends, FakeEngine.Behaviour behaviour) {
        this.ends = ends;
        this.behaviour = behaviour;
    }

    private static boolean isStream(Chat chat) {
        return chat.body().path("stream").asBoolean();
    }

    private static String type(Chat chat) {
        return isStream(chat) ? "text/event-stream" : "application/json";
    }

    private static String json() {
        return EngineTexts.answer("Hi", 1, 100);
    }

    private static String events() {
        return event(ROLE)
                + event(content("Hi"))
                + event(STOP)
                + event(usageChunk(1, 100))
                + event(DONE);
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String right(Chat chat) {
        return isStream(chat) ? events() : json();
    }

    private static String usage(String prompt, String completion, String total) {
        return "{\"prompt_tokens\":%s,\"completion_tokens\":%s,\"total_tokens\":%s}"
                .formatted(prompt, completion, total);
    }

    private static String part(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return Integer.toHexString(length) + "\r\n" + text + "\r\n";
    }

    private static void whole(Chat chat, String status, String type, String body)
            throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        chat.head(status, "content-type: " + type, "content-length: " + length);
        chat.raw(body);
    }

    /** This, as the first that it says. */
    private static void told(Chat chat, String text) throws IOException {
        whole(chat, "200 OK", type(chat), isStream(chat) ? event(text) : text);
    }

    /** An answer without a token, so that a stream can still begin elsewhere. */
    private static void counting(Chat chat, String usage) throws IOException {
        String right = "{\"prompt_tokens\":1,\"total_tokens\":101,\"completion_tokens\":100}";
        if (isStream(chat)) {
            String counts = usageChunk(1, 100).replace(right, usage);
            String body = event(ROLE) + event(counts) + event(STOP) + event(DONE);
            whole(chat, "200 OK", "text/event-stream", body);
        } else {
            whole(chat, "200 OK", "application/json", json().replace(right, usage));
        }
    }

    private static void hangUpAfter(Chat chat, String text) throws IOException {
        chat.raw(text);
        chat.socket().close();
    }

    private static void forEver(Chat chat, String text) throws IOException {
        while (!chat.socket().isClosed()) {
            chat.raw(text);
        }
    }

    /** Something every 20 ms, until the router hangs up. */
    private static void trickle(Chat chat, String text) throws IOException {
        chat.socket().setSoTimeout(20);
        while (true) {
            chat.raw(text);
            try {
                if (chat.socket().getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                // The router is still there.
                continue;
            }
        }
    }

    private static void gzip(Chat chat) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(right(chat).getBytes(StandardCharsets.UTF_8));
        }
        chat.head(
                "200 OK",
                "content-type: " + type(chat),
                "content-encoding: gzip",
                "content-length: " + packed.size());
        chat.socket().getOutputStream().write(packed.toByteArray());
    }
}
