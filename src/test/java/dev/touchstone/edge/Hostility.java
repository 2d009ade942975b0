package dev.touchstone.edge;

import dev.touchstone.wire.RawServer;
import dev.touchstone.wire.RawServer.Conversation;

/** Ways in which a router can answer that no client should have to bear. */
enum Hostility {
    HTML(
            saying(
                    RawServer.reply(
                            200, "<html><script>alert(1)</script>", "Content-Type: text/html"))),
    HTML_ERROR(saying(RawServer.reply(502, "<h1>Bad\n Gateway</h1>", "Content-Type: text/html"))),
    EMPTY(saying(RawServer.reply(200, ""))),
    NO_HTTP(saying("SSH-2.0-OpenSSH_9.6\r\n")),
    CLOSES_AT_ONCE(saying("")),
    RESETS(RawServer.Line::reset),
    NEVER_ANSWERS(RawServer.Line::waitForHangUp),
    BODY_STALLS(
            line -> {
                line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"choices\":");
                line.waitForHangUp();
            }),
    LENGTH_TOO_LONG(saying("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"status\":\"ok\"}")),
    LENGTH_TOO_SHORT(saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"status\":\"ok\"}")),
    LENGTH_IS_NO_NUMBER(saying("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n<p>")),
    BROKEN_CHUNKS(saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")),
    HEADER_BOMB(line -> forever(line, "HTTP/1.1 200 OK\r\n", "X-Bomb: bbbbbbbbbbbbbbbbbbbbb\r\n")),
    ONE_ENDLESS_HEADER(line -> forever(line, "HTTP/1.1 200 OK\r\nX-Bomb: ", "b".repeat(1000))),
    HUNDRED_MEGABYTES(
            line ->
                    forever(
                            line,
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n{\"a\":\"",
                            "m".repeat(10_000))),
    ENDLESS_EVENTS(line -> forever(line, RawServer.events(""), "data: {\"choices\":[]}\n\n")),
    ENDLESS_LINE(line -> forever(line, RawServer.events("data: "), "l".repeat(10_000))),
    BROKEN_UTF8(
            line -> {
                line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                line.say(
                        "{\"status\":\"ok\",\"openapi\":\"3\",\"data\":[],\"choices\":[{\"message\":{\"content\":\"");
                line.say(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
                line.say("\"}}]}");
            }),
    BOTTOMLESS_JSON(saying(RawServer.json(200, "[".repeat(100_000)))),
    ENDLESS_NUMBER(saying(RawServer.json(200, "{\"usage\":" + "9".repeat(100_000) + "}"))),
    UNNAMED_CONTENT(saying(RawServer.reply(200, "{", "Content-Type: "))),
    ERROR_OF_MEGABYTES(
            saying(
                    RawServer.json(
                            500, "{\"error\":{\"message\":\"" + "<b>".repeat(100_000) + "\"}}"))),
    REDIRECTS_TO_ITSELF(saying(RawServer.reply(302, "", "Location: /v1/models")));

    private final Conversation conversation;

    Hostility(Conversation conversation) {
        this.conversation = conversation;
    }

    RawServer server() {
        return RawServer.holding(conversation);
    }

    private static Conversation saying(String reply) {
        return line -> line.say(reply);
    }

    private static void forever(RawServer.Line line, String first, String then)
            throws java.io.IOException {
        line.say(first);
        while (true) { // until the other side has gone
            line.say(then);
        }
    }
}
