package dev.touchstone.wire;

import static dev.touchstone.wire.RawServer.json;
import static dev.touchstone.wire.RawServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WireTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 1000);
    private static final Request ASK = Request.json("POST", "/ask", "{\"a\":1}");

    private final Evidence evidence = new Evidence();

    @Test
    void a_whole_reply_comes_back_as_it_was_sent() {
        String said = json(418, "{\"text\":\"grüße\"}", "X-One: 1", "X-Two: 2");
        try (RawServer server = RawServer.saying(said)) {
            Reply reply = (Reply) send(server, ASK);

            assertThat(reply.status()).isEqualTo(418);
            assertThat(reply.text()).isEqualTo("{\"text\":\"grüße\"}");
            assertThat(reply.header("x-two")).contains("2");
            assertThat(reply.header("x-three")).isEmpty();
            assertThat(reply.cut()).isFalse();
        }
    }

    @Test
    void the_request_arrives_once_and_byte_for_byte() {
        try (RawServer server = RawServer.saying(reply(200, ""))) {
            send(server, ASK.with("Authorization", "Bearer secret-of-ada"));

            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /ask HTTP/1.1\r\n")
                    .contains("Content-Type: application/json\r\n")
                    .contains("Authorization: Bearer secret-of-ada\r\n")
                    .endsWith("\r\n\r\n{\"a\":1}");
        }
    }

    @Test
    void a_query_is_sent_as_it_was_written() {
        try (RawServer server = RawServer.saying(reply(200, ""))) {
            send(server, Request.get("/list?from=2026-01-01T00:00:00Z&name=a%2Bb"));

            assertThat(server.requests().get(0))
                    .startsWith("GET /list?from=2026-01-01T00:00:00Z&name=a%2Bb HTTP/1.1");
        }
    }

    @Test
    void a_body_of_exactly_the_limit_is_whole_and_one_byte_more_is_cut() {
        try (RawServer server = RawServer.saying(reply(200, "x".repeat(1000)))) {
            assertThat((Reply) send(server, ASK)).matches(whole -> !whole.cut());
        }
        try (RawServer server = RawServer.saying(reply(200, "x".repeat(1001)))) {
            assertThat((Reply) send(server, ASK))
                    .matches(Reply::cut)
                    .matches(cut -> cut.body().length == 1000);
        }
        assertThat(evidence.take())
                .extracting(Exchange::failure)
                .containsExactly(null, "the body is longer than 1000 bytes, the rest was not read");
    }

    @Test
    void a_body_that_breaks_off_is_no_reply_and_what_came_is_evidence() {
        String said = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly this";
        try (RawServer server = RawServer.saying(said)) {
            NoReply none = (NoReply) send(server, ASK);

            assertThat(none.kind()).isEqualTo(NoReply.Kind.BROKEN_OFF);
            assertThat(none.what()).contains(server.url() + "/ask", "the connection broke");
            assertThat(server.requests()).as("nothing is resent").hasSize(1);
        }
        Exchange exchange = evidence.take().get(0);
        assertThat(exchange.response().body()).isEqualTo("only this");
        assertThat(exchange.failure()).contains("the connection broke");
    }

    @Test
    void a_chunked_body_that_breaks_off_is_no_reply() {
        String said = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n9\r\nhal";
        try (RawServer server = RawServer.saying(said)) {
            assertThat(((NoReply) send(server, ASK)).kind()).isEqualTo(NoReply.Kind.BROKEN_OFF);
        }
    }

    @Test
    void a_connection_that_closes_or_resets_without_a_word_is_no_reply_and_not_tried_again() {
        try (RawServer server = RawServer.holding(RawServer.Line::reset)) {
            assertThat(((NoReply) send(server, ASK)).kind()).isEqualTo(NoReply.Kind.BROKEN_OFF);
            assertThat(server.requests()).hasSize(1);
        }
        try (RawServer server = RawServer.saying("")) {
            assertThat(((NoReply) send(server, Request.get("/health"))).kind())
                    .isEqualTo(NoReply.Kind.BROKEN_OFF);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void silence_ends_at_the_deadline_with_one_request_sent() {
        try (RawServer server = RawServer.holding(RawServer.Line::waitForHangUp)) {
            Instant before = Instant.now();
            NoReply none = (NoReply) send(server, ASK);

            assertThat(none)
                    .isEqualTo(
                            new NoReply(
                                    NoReply.Kind.TIMED_OUT,
                                    "POST %s/ask: no complete answer within 2 s"
                                            .formatted(server.url())));
            assertThat(Duration.between(before, Instant.now()))
                    .isBetween(Duration.ofMillis(1990), Duration.ofMillis(4000));
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(evidence.take()).hasSize(1);
    }

    @Test
    void a_body_that_drips_forever_ends_at_the_deadline() {
        RawServer.Conversation drip =
                line -> {
                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
                    line.say("begun");
                    line.waitForHangUp();
                };
        try (RawServer server = RawServer.holding(drip)) {
            assertThat(((NoReply) send(server, ASK)).kind()).isEqualTo(NoReply.Kind.TIMED_OUT);
        }
        assertThat(evidence.take().get(0).response().body()).isEqualTo("begun");
    }

    @Test
    void a_body_that_only_the_end_of_the_connection_would_end_is_not_complete_at_the_deadline() {
        RawServer.Conversation stalled =
                line -> {
                    line.say("HTTP/1.1 200 OK\r\n\r\nbegun");
                    line.waitForHangUp();
                };
        try (RawServer server = RawServer.holding(stalled)) {
            assertThat(((NoReply) send(server, ASK)).kind()).isEqualTo(NoReply.Kind.TIMED_OUT);
        }
    }

    @Test
    void a_closed_port_and_an_unknown_host_are_unreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI closed = URI.create("http://localhost:" + port);

        assertThat((NoReply) new Wire(closed, LIMITS, evidence).send(ASK))
                .matches(none -> none.kind() == NoReply.Kind.UNREACHABLE)
                .matches(none -> none.what().contains(closed + "/ask: nobody answers there"));
        assertThat((NoReply) new Wire(URI.create("http://no.invalid"), LIMITS, evidence).send(ASK))
                .matches(none -> none.kind() == NoReply.Kind.UNREACHABLE);
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        try (RawServer server = RawServer.saying(reply(302, "", "Location: /elsewhere"))) {
            assertThat(((Reply) send(server, Request.get("/here"))).status()).isEqualTo(302);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void compressed_bytes_are_not_unpacked_and_not_asked_for() {
        byte[] packed = Base64.getDecoder().decode("H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==");
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n";
        RawServer.Conversation conversation =
                line -> {
                    line.say(head.formatted(packed.length));
                    line.say(packed);
                };
        try (RawServer server = RawServer.holding(conversation)) {
            assertThat(((Reply) send(server, Request.get("/"))).body()).isEqualTo(packed);
            assertThat(server.requests().get(0)).doesNotContainIgnoringCase("accept-encoding");
        }
    }

    @Test
    void endless_headers_end_with_no_reply_and_not_with_the_memory() {
        RawServer.Conversation bomb =
                line -> {
                    line.say("HTTP/1.1 200 OK\r\n");
                    for (int i = 0; i < 100_000; i++) {
                        line.say("X-Bomb-" + i + ": " + "b".repeat(100) + "\r\n");
                    }
                };
        try (RawServer server = RawServer.holding(bomb)) {
            assertThat(((NoReply) send(server, ASK)).kind()).isEqualTo(NoReply.Kind.BROKEN_OFF);
        }
        try (RawServer server = RawServer.saying(reply(200, "", "X-Long: " + "b".repeat(40_000)))) {
            assertThat(((NoReply) send(server, ASK)).what()).hasSizeLessThan(500);
        }
    }

    @Test
    void a_reply_that_is_no_http_is_no_reply() {
        try (RawServer server = RawServer.saying("+OK POP3 ready\r\n")) {
            assertThat(((NoReply) send(server, ASK)).kind()).isEqualTo(NoReply.Kind.BROKEN_OFF);
        }
    }

    @Test
    void a_content_type_that_is_none_does_no_harm() {
        for (String type : new String[] {"", ";;;", "nonsense", "text/html; charset=no-such"}) {
            try (RawServer server = RawServer.saying(reply(200, "x", "Content-Type: " + type))) {
                assertThat(((Reply) send(server, ASK)).text()).as(type).isEqualTo("x");
            }
        }
    }

    @Test
    void who_abandons_a_request_hangs_up_when_the_moment_has_come() throws Exception {
        try (RawServer server = RawServer.holding(RawServer.Line::waitForHangUp)) {
            new Wire(server.url(), LIMITS, evidence).abandon(ASK, () -> awaitRequest(server));

            assertThat(server.sawHangUp(10)).as("the server saw the hang-up").isTrue();
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(evidence.take())
                .singleElement()
                .extracting(Exchange::failure)
                .isEqualTo("the caller hung up without reading anything");
    }

    @Test
    void whoever_abandons_before_the_request_is_out_is_gone_as_well() {
        try (RawServer server = RawServer.holding(RawServer.Line::waitForHangUp)) {
            new Wire(server.url(), LIMITS, evidence).abandon(ASK, () -> {});
        }
        assertThat(evidence.take()).hasSize(1);
    }

    private static void awaitRequest(RawServer server) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !server.requests().isEmpty());
    }

    private Received send(RawServer server, Request request) {
        return new Wire(server.url(), LIMITS, evidence).send(request);
    }
}
