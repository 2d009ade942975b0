package dev.touchstone.wire;

import static dev.touchstone.wire.RawServer.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.wire.EventStream.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 5000);
    private static final Request ASK = Request.json("POST", "/ask", "{}");
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n";

    private final Evidence evidence = new Evidence();

    @Test
    void a_stream_that_ends_properly_is_clean() {
        try (RawServer server =
                RawServer.saying(CHUNKED + chunk("data: a\n\ndata: b\n\n") + "0\r\n\r\n")) {
            EventStream stream = read(server);

            assertThat(data(stream)).containsExactly("a", "b");
            assertThat(stream.ending()).isEqualTo(Ending.CLEAN);
            assertThat(stream.residue()).isEmpty();
        }
        assertThat(evidence.take()).singleElement().matches(e -> e.failure() == null);
    }

    @Test
    void events_come_one_by_one_while_the_server_still_writes() throws IOException {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        RawServer.Conversation inTwoParts =
                line -> {
                    line.say(events("data: a\n\n"));
                    firstWasRead.await();
                    line.say("data: b\n\n");
                };
        try (RawServer server = RawServer.holding(inTwoParts)) {
            EventStream stream = open(server);
            assertThat(stream.next()).map(ServerSentEvent::data).contains("a");
            assertThat(stream.ending()).isEqualTo(Ending.OPEN);
            firstWasRead.countDown();
            assertThat(stream.next()).map(ServerSentEvent::data).contains("b");
            assertThat(stream.next()).isEmpty();
            assertThat(stream.events().get(0).at()).isAfter(stream.sentAt());
            assertThat(stream.events().get(1).at()).isAfterOrEqualTo(stream.events().get(0).at());
        }
    }

    @Test
    void a_chunked_stream_without_its_last_chunk_is_cut() {
        try (RawServer server = RawServer.saying(CHUNKED + chunk("data: a\n\ndata: b"))) {
            EventStream stream = read(server);

            assertThat(data(stream)).containsExactly("a");
            assertThat(stream.ending()).isEqualTo(Ending.CUT);
            assertThat(stream.residue()).isEqualTo("data: b");
        }
        assertThat(evidence.take().get(0).failure())
                .isEqualTo("the connection broke inside the stream; unfinished: data: b");
    }

    @Test
    void a_reset_is_a_cut() {
        CountDownLatch read = new CountDownLatch(1);
        RawServer.Conversation reset =
                line -> {
                    line.say(CHUNKED + chunk("data: a\n\n"));
                    read.await();
                    line.reset();
                };
        try (RawServer server = RawServer.holding(reset)) {
            EventStream stream = open(server);
            stream.next();
            read.countDown();

            assertThat(stream.next()).isEmpty();
            assertThat(stream.ending()).isEqualTo(Ending.CUT);
        }
    }

    @Test
    void silence_ends_at_the_deadline_of_the_whole_stream() {
        RawServer.Conversation stalled =
                line -> {
                    line.say(events("data: a\n\n"));
                    line.waitForHangUp();
                };
        try (RawServer server = RawServer.holding(stalled)) {
            EventStream stream = read(server);

            assertThat(stream.ending()).isEqualTo(Ending.SILENT);
            assertThat(evidence.take().get(0).durationMs()).isBetween(1990.0, 4000.0);
        }
    }

    @Test
    void comments_forever_do_not_keep_a_stream_alive_beyond_its_deadline() {
        RawServer.Conversation pings =
                line -> {
                    line.say(events(""));
                    while (true) {
                        line.say(":\n");
                        new CountDownLatch(1).await(5, java.util.concurrent.TimeUnit.MILLISECONDS);
                    }
                };
        try (RawServer server = RawServer.holding(pings)) {
            assertThat(read(server).ending()).isEqualTo(Ending.SILENT);
        }
    }

    @Test
    void a_line_without_an_end_is_left_at_the_limit() {
        RawServer.Conversation endless =
                line -> {
                    line.say(events("data: "));
                    while (true) {
                        line.say("x".repeat(1000));
                    }
                };
        try (RawServer server = RawServer.holding(endless)) {
            EventStream stream = read(server);

            assertThat(stream.ending()).isEqualTo(Ending.TOO_LONG);
            assertThat(stream.residue()).hasSize(5000);
        }
    }

    @Test
    void an_endless_stream_is_left_at_the_limit_and_its_evidence_shows_both_ends() {
        RawServer.Conversation endless =
                line -> {
                    line.say(events(""));
                    for (int i = 0; true; i++) {
                        line.say("data: %03d\n\n".formatted(i % 1000));
                    }
                };
        Limits wide = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 10_000);
        try (RawServer server = RawServer.holding(endless)) {
            EventStream stream = (EventStream) new Wire(server.url(), wide, evidence).open(ASK);
            drain(stream);

            assertThat(stream.ending()).isEqualTo(Ending.TOO_LONG);
            assertThat(stream.events()).hasSize(909); // 11 bytes each
        }
        List<Exchange.Event> shown = evidence.take().get(0).events();
        assertThat(shown).hasSize(501);
        assertThat(shown.get(0).data()).isEqualTo("000");
        assertThat(shown.get(399).data()).isEqualTo("399");
        assertThat(shown.get(400).data()).isEqualTo("[409 more events cut]");
        assertThat(shown.get(401).data()).isEqualTo("809");
        assertThat(shown.get(500).data()).isEqualTo("908");
    }

    @Test
    void hanging_up_closes_the_connection_at_once_and_once() throws InterruptedException {
        RawServer.Conversation patient =
                line -> {
                    line.say(events("data: a\n\n"));
                    line.waitForHangUp();
                };
        try (RawServer server = RawServer.holding(patient)) {
            EventStream stream = open(server);
            stream.next();
            stream.hangUp();
            stream.close();

            assertThat(server.sawHangUp(10)).isTrue();
            assertThat(stream.ending()).isEqualTo(Ending.HUNG_UP);
            assertThat(stream.next()).isEmpty();
        }
        assertThat(evidence.take())
                .extracting(Exchange::failure)
                .containsExactly("the caller hung up");
    }

    @Test
    void closing_a_stream_that_has_ended_changes_nothing() {
        try (RawServer server = RawServer.saying(events("data: a\n\n"))) {
            EventStream stream = read(server);
            stream.close();

            assertThat(stream.ending()).isEqualTo(Ending.CLEAN);
        }
        assertThat(evidence.take()).hasSize(1);
    }

    @Test
    void an_empty_stream_is_clean_and_has_no_event() {
        String said =
                "HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream; charset=utf-8\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.saying(said)) {
            EventStream stream = read(server);

            assertThat(stream.events()).isEmpty();
            assertThat(stream.ending()).isEqualTo(Ending.CLEAN);
        }
    }

    @Test
    void anything_but_events_with_status_200_is_a_whole_reply() {
        String refusal =
                "HTTP/1.1 500 No\r\nContent-Type: text/event-stream\r\nContent-Length: 2\r\n\r\nno";
        try (RawServer server = RawServer.saying(refusal)) {
            assertThat(opened(server)).isInstanceOf(Reply.class);
        }
        try (RawServer server = RawServer.saying(RawServer.json(200, "{}"))) {
            assertThat(opened(server)).isInstanceOf(Reply.class);
        }
    }

    @Test
    void a_stream_that_does_not_begin_is_no_reply() {
        try (RawServer server = RawServer.holding(RawServer.Line::waitForHangUp)) {
            assertThat(((NoReply) opened(server)).kind()).isEqualTo(NoReply.Kind.TIMED_OUT);
        }
        assertThat(evidence.take()).hasSize(1);
    }

    private Opened opened(RawServer server) {
        return new Wire(server.url(), LIMITS, evidence).open(ASK);
    }

    private EventStream open(RawServer server) {
        return (EventStream) opened(server);
    }

    private EventStream read(RawServer server) {
        EventStream stream = open(server);
        drain(stream);
        return stream;
    }

    private static void drain(EventStream stream) {
        Optional<ServerSentEvent> event = stream.next();
        while (event.isPresent()) {
            event = stream.next();
        }
    }

    private static List<String> data(EventStream stream) {
        return stream.events().stream().map(ServerSentEvent::data).toList();
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
