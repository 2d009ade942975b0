package dev.touchstone.sabotage.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes a relay when nobody interferes: every byte, at once, and every way to end. */
class RelayTest {

    private static final String ASKS =
            "POST /v1/chat?a=%20b HTTP/1.1\r\nhost: x\r\nX-Odd:  two\r\ncontent-LENGTH: 7\r\n\r\n"
                    + "{\"a\":1}";
    private static final String JSON =
            "HTTP/1.1 200 All Is Well\r\nX-b: 1\r\nx-A: \t2 \r\nX-b: 3\r\ncontent-length: 2\r\n\r\n{}";
    private static final String STREAMS =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** Both sides of one connection through a relay that changes nothing. */
    private static Ends ends() throws IOException {
        return new Ends(Interference.NONE);
    }

    static Stream<String> replies() {
        return Stream.of(
                JSON,
                "HTTP/1.1 429 \r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nx: y\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 70\r\n\r\n",
                STREAMS + "3;a=b\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: l\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + JSON);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void what_is_not_changed_passes_byte_for_byte_and_the_connection_is_kept(String reply)
            throws IOException {
        try (Ends ends = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            for (int round = 0; round < 2; round++) {
                caller.says(ASKS);
                upstream.gets(ASKS);
                upstream.says(reply);
                caller.gets(reply);
            }
        }
    }

    static Stream<String> oddReplies() {
        return Stream.of(
                "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nhi",
                "HTTP/1.1 200 OK\r\nno field\r\n\r\n",
                "SSH-2.0-odd\r\n",
                "HTTP/1.1 200 OK\r\nContent-Len",
                STREAMS + "zz\r\nabc\r\n",
                STREAMS + "2\r\nabc\r\n",
                JSON + "and more than was said");
    }

    @ParameterizedTest
    @MethodSource("oddReplies")
    void a_reply_that_is_odd_or_ends_with_the_connection_passes_with_its_end(String reply)
            throws IOException {
        try (Ends ends = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            caller.says(ASKS);
            upstream.gets(ASKS);
            upstream.says(reply);
            upstream.close();
            caller.gets(reply);
            caller.getsTheEnd();
        }
    }

    static Stream<String> oddRequests() {
        return Stream.of(
                "GET / HTTP/1.0\r\n\r\n",
                "get\r\n\r\n",
                "GET / HTTP/1.1\r\nname : space\r\n\r\n",
                "GET / HTTP/1.1\nHost: bare\n\n",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n",
                "POST / HTTP/1.1\r\nContent-Length: 3000000\r\n\r\n",
                "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n400000\r\nbegun",
                // these are passed on when nothing has followed for a while
                "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nbegun",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nbegun",
                "POST / HTTP/1.1\r\nTransfer-Enco");
    }

    @ParameterizedTest
    @MethodSource("oddRequests")
    void a_request_that_is_odd_or_never_ends_passes_with_what_follows_and_without_interference(
            String request) throws IOException {
        Interference none =
                asked -> {
                    throw new AssertionError("told of " + asked);
                };
        try (Ends ends = new Ends(none)) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            caller.says(request);
            upstream.gets(request);
            upstream.says("HTTP/1.1 413 Too Long\r\n\r\n");
            caller.gets("HTTP/1.1 413 Too Long\r\n\r\n");
            caller.says("rest");
            upstream.gets("rest");
            upstream.close();
            caller.getsTheEnd();
        }
    }

    @Test
    void a_request_that_is_slow_in_coming_is_still_one_request() throws IOException {
        try (Ends ends = new Ends(asked -> Handlings.answering(asked.target()))) {
            Peer caller = ends.calling();
            for (char next : ASKS.toCharArray()) {
                caller.says(String.valueOf(next));
            }
            caller.gets("HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n/v1/chat?a=%20b");
        }
    }

    @Test
    void requests_in_one_go_are_asked_one_after_the_other() throws IOException {
        try (Ends ends = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            caller.says(ASKS + ASKS + "HEAD /last HTTP/1.1\r\n\r\n");
            upstream.gets(ASKS);
            upstream.getsNothingWithin(50);
            upstream.says(JSON);
            upstream.gets(ASKS);
            upstream.says(JSON);
            upstream.gets("HEAD /last HTTP/1.1\r\n\r\n");
            upstream.says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
            caller.gets(JSON + JSON + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
            caller.says(ASKS);
            upstream.gets(ASKS);
        }
    }

    @Test
    void what_is_written_arrives_before_more_is_written() throws IOException {
        try (Ends ends = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            caller.says(ASKS);
            upstream.gets(ASKS);
            for (String part : new String[] {STREAMS, "5\r\nda", "ta:\r\n", "2\r\n\n\n\r\n"}) {
                upstream.says(part);
                caller.gets(part);
            }
        }
    }

    @Test
    void a_stream_that_breaks_off_does_so_for_the_caller_and_in_the_same_way() throws IOException {
        for (boolean reset : new boolean[] {true, false}) {
            try (Ends ends = ends()) {
                Peer caller = ends.calling();
                Peer upstream = ends.called();
                caller.says(ASKS);
                upstream.gets(ASKS);
                upstream.says(STREAMS + "5\r\nda");
                caller.gets(STREAMS + "5\r\nda");
                end(upstream, reset);
                assertEnd(caller, reset);
            }
        }
    }

    @Test
    void a_caller_that_hangs_up_does_so_upstream_and_in_the_same_way() throws IOException {
        for (boolean reset : new boolean[] {true, false}) {
            try (Ends ends = ends()) {
                Peer caller = ends.calling();
                Peer upstream = ends.called();
                caller.says(ASKS);
                upstream.gets(ASKS);
                end(caller, reset);
                assertEnd(upstream, reset);
            }
        }
    }

    private static void end(Peer peer, boolean reset) throws IOException {
        if (reset) {
            peer.resets();
        } else {
            peer.close();
        }
    }

    private static void assertEnd(Peer peer, boolean reset) throws IOException {
        if (reset) {
            peer.getsAReset();
        } else {
            peer.getsTheEnd();
        }
    }

    @Test
    void a_connection_that_upstream_ends_between_two_requests_ends_for_the_caller()
            throws IOException {
        try (Ends ends = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            upstream.close();
            caller.getsTheEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_side_that_does_not_read_holds_up_the_other(boolean upload) throws Exception {
        try (Ends ends = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            int length = 64 << 20;
            String head =
                    (upload ? "POST / HTTP/1.1" : "HTTP/1.1 200 OK")
                            + "\r\nContent-Length: %d\r\n\r\n".formatted(length);
            if (!upload) {
                caller.says(ASKS);
                upstream.gets(ASKS);
            }
            Peer writer = upload ? caller : upstream;
            Peer reader = upload ? upstream : caller;
            writer.says(head);
            Flood flood = new Flood(writer, length);
            int held = flood.untilItStalls();
            assertThat(held).isLessThan(24 << 20);
            reader.gets(head);
            reader.socket().getInputStream().skipNBytes(length);
            flood.assertAllWritten();
        }
    }

    @Test
    void an_upstream_that_refuses_is_one_that_resets() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        try (Relay relay = Relay.to(URI.create("http://127.0.0.1:" + port), Interference.NONE);
                Peer caller = Peer.calling(relay.url().getPort())) {
            caller.getsAReset();
        }
    }

    @Test
    void an_address_has_the_path_of_its_target_and_must_be_http() {
        try (Relay relay = Relay.to(URI.create("http://localhost:1/base/v1"), Interference.NONE)) {
            assertThat(relay.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+/base/v1");
        }
        assertThatThrownBy(() -> Relay.to(URI.create("https://localhost:1"), Interference.NONE))
                .hasMessageContaining("https://localhost:1");
    }

    @Test
    void a_relay_that_is_closed_ends_its_connections_and_its_port_is_free() throws IOException {
        try (Ends ends = ends();
                Ends other = ends()) {
            Peer caller = ends.calling();
            Peer upstream = ends.called();
            Peer elsewhere = other.calling();
            Peer otherUpstream = other.called();
            int port = ends.relay().url().getPort();
            ends.relay().close();
            ends.relay().close();
            caller.getsTheEnd();
            upstream.getsTheEnd();
            ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            free.close();
            elsewhere.says(ASKS);
            otherUpstream.gets(ASKS);
        }
    }
}
