package dev.touchstone.sabotage.relay;

import static dev.touchstone.sabotage.relay.Handlings.passed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.sabotage.relay.Handling.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interference makes of a request and of its reply. */
class InterferenceTest {

    private static final String ASKS =
            "POST /chat HTTP/1.1\r\nhost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n";
    private static final String JSON = "HTTP/1.1 200 Fine\r\nContent-Length: 2\r\n\r\n{}";
    private static final String STREAMS =
            "HTTP/1.1 200 Fine\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n";

    /** A request that was sent, and both sides of its connection. */
    private record Asking(Ends ends, Peer caller, Peer upstream) implements AutoCloseable {

        static Asking through(Function<Asked, Handling> interference) throws IOException {
            Ends ends = new Ends(interference::apply);
            Asking asking = new Asking(ends, ends.calling(), ends.called());
            asking.caller.says(ASKS);
            return asking;
        }

        static Asking byEvents(Function<String, Handling.Passed> events, String... behind)
                throws IOException {
            Asking asking = through(asked -> Handlings.sending(asked).byEvents(events, behind));
            asking.upstream.gets(ASKS);
            asking.upstream.says(STREAMS);
            asking.caller.gets(STREAMS);
            return asking;
        }

        /** The next request is asked on this connection, and answered. */
        void assertGoesOn(Peer next) throws IOException {
            caller.says(ASKS);
            next.gets(ASKS);
        }

        @Override
        public void close() throws IOException {
            ends.close();
        }
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    @Test
    void a_request_is_seen_as_it_was_meant_and_changed_where_it_was_changed() throws IOException {
        Function<Asked, Handling> shouting =
                asked -> {
                    assertThat(asked.method() + asked.target()).isEqualTo("POST/chat");
                    assertThat(asked.headers()).contains(new Field("host", "x"));
                    return Handlings.sending(
                            asked.with((new String(asked.body()) + "!").getBytes()));
                };
        try (Asking asking = Asking.through(shouting)) {
            asking.upstream.gets("POST /chat HTTP/1.1\r\nhost: x\r\nContent-Length: 4\r\n\r\nabc!");
            asking.upstream.says(JSON);
            asking.caller.gets(JSON);
        }
    }

    @Test
    void of_several_requests_each_waits_for_the_reply_to_the_one_before_and_the_last_counts()
            throws IOException {
        try (Asking asking = Asking.through(asked -> Handlings.sending(asked, asked, asked))) {
            asking.upstream.gets(ASKS);
            asking.upstream.says("HTTP/1.1 100 Continue\r\n\r\n" + STREAMS + "1\r\na\r\n0\r\n");
            asking.upstream.getsNothingWithin(50);
            asking.upstream.says("\r\n");
            Peer second = asking.ends.called();
            second.gets(ASKS);
            second.close();
            Peer third = asking.ends.called();
            third.gets(ASKS);
            third.says(JSON);
            asking.caller.gets(JSON);
        }
    }

    @Test
    void when_nothing_is_asked_upstream_the_caller_gets_the_reply_instead() throws IOException {
        try (Asking asking = Asking.through(asked -> Handlings.answering("no"))) {
            asking.caller.gets("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno");
            asking.upstream.getsNothingWithin(50);
            asking.caller.says("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
            asking.caller.gets("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno");
            asking.caller.getsTheEnd();
        }
    }

    @Test
    void a_delayed_request_is_asked_later_and_not_when_the_caller_has_gone() throws IOException {
        Duration delay = Duration.ofMillis(200);
        try (Asking asking = Asking.through(asked -> Handlings.sending(asked).delayed(delay))) {
            asking.upstream.getsNothingWithin(100);
            asking.upstream.gets(ASKS);
            asking.upstream.says(JSON);
            asking.caller.gets(JSON);
            asking.caller.says(ASKS);
            asking.caller.close();
            asking.upstream.getsTheEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3\r\n\r\nabc", "\r\nabc"})
    void a_reply_as_a_whole_comes_when_it_is_there_with_its_new_length(String rest)
            throws IOException {
        Function<Asked, Handling> doubling =
                asked ->
                        Handlings.sending(asked)
                                .whole(
                                        told ->
                                                told.with(
                                                        (new String(told.body()) + "d")
                                                                .getBytes()));
        try (Asking asking = Asking.through(doubling)) {
            asking.upstream.gets(ASKS);
            asking.upstream.says("HTTP/1.1 200 Fine\r\nA: b\r\n" + rest.substring(0, 4));
            asking.caller.getsNothingWithin(50);
            asking.upstream.says(rest.substring(4));
            if (rest.startsWith("\r\n")) {
                asking.upstream.close();
            }
            asking.caller.gets("HTTP/1.1 200 Fine\r\nA: b\r\nContent-Length: 4\r\n\r\nabcd");
            asking.caller.says(ASKS);
            Peer next = rest.startsWith("\r\n") ? asking.ends.called() : asking.upstream;
            next.gets(ASKS);
        }
    }

    @Test
    void a_reply_as_a_whole_may_become_another_one() throws IOException {
        Told other = new Told(404, List.of(new Field("b", "c")), new byte[0]);
        try (Asking asking =
                Asking.through(asked -> Handlings.sending(asked).whole(told -> other))) {
            asking.upstream.gets(ASKS);
            asking.upstream.says(JSON);
            asking.caller.gets("HTTP/1.1 404 Not Found\r\nb: c\r\nContent-Length: 0\r\n\r\n");
        }
    }

    @Test
    void a_reply_as_a_whole_that_breaks_off_is_none() throws IOException {
        try (Asking asking =
                Asking.through(asked -> Handlings.sending(asked).whole(told -> told))) {
            asking.upstream.gets(ASKS);
            asking.upstream.says("HTTP/1.1 200 Fine\r\nContent-Length: 3\r\n\r\nab");
            asking.upstream.close();
            asking.caller.getsTheEnd();
        }
    }

    @Test
    void events_are_handed_over_one_by_one_and_each_goes_out_before_the_next_comes()
            throws IOException {
        try (Asking asking =
                Asking.byEvents(
                        event -> passed(Ending.GO_ON, "[" + event.strip() + "]", event),
                        "bye\n\n")) {
            asking.upstream.says(chunk("data: 1\n\ndata:"));
            asking.caller.gets(chunk("[data: 1]") + chunk("data: 1\n\n"));
            asking.upstream.says(chunk(" 2\r\n\r"));
            asking.caller.getsNothingWithin(50);
            asking.upstream.says(chunk("\n"));
            asking.caller.gets(chunk("[data: 2]") + chunk("data: 2\r\n\r\n"));
            asking.upstream.says(chunk("rest\n") + "0\r\n\r\n");
            asking.caller.gets(chunk("[rest]") + chunk("rest\n") + chunk("bye\n\n") + "0\r\n\r\n");
            asking.assertGoesOn(asking.upstream);
        }
    }

    @Test
    void an_event_may_end_the_reply_in_good_order_and_the_upstream_is_left() throws IOException {
        try (Asking asking = Asking.byEvents(event -> passed(Ending.END, "last"), "never")) {
            asking.upstream.says(chunk("data: 1\n\ndata: 2\n\n"));
            asking.caller.gets(chunk("last") + "0\r\n\r\n");
            asking.upstream.getsTheEnd();
            asking.caller.getsNothingWithin(20);
            asking.caller.says(ASKS);
            asking.ends.called().gets(ASKS);
        }
    }

    @Test
    void an_event_may_break_the_reply_off_and_the_upstream_is_left() throws IOException {
        try (Asking asking = Asking.byEvents(event -> passed(Ending.BREAK_OFF, "last"))) {
            asking.upstream.says(chunk("data: 1\n\ndata: 2\n\n"));
            asking.caller.gets(chunk("last"));
            asking.caller.getsTheEnd();
            asking.upstream.getsTheEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stream_of_events_that_breaks_off_has_no_last_event(boolean reset) throws IOException {
        try (Asking asking = Asking.byEvents(event -> passed(Ending.GO_ON, event), "never")) {
            asking.upstream.says(chunk("data: 1\n\nda"));
            asking.caller.gets(chunk("data: 1\n\n"));
            if (reset) {
                asking.upstream.resets();
                asking.caller.getsAReset();
            } else {
                asking.upstream.close();
                asking.caller.getsTheEnd();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_caller_that_hangs_up_does_so_upstream_unless_the_reply_is_read_to_its_end(boolean stays)
            throws IOException {
        Function<Asked, Handling> handling =
                asked -> stays ? Handlings.sending(asked).staying() : Handlings.sending(asked);
        try (Asking asking = Asking.through(handling)) {
            asking.upstream.gets(ASKS);
            asking.upstream.says(STREAMS);
            asking.caller.gets(STREAMS);
            asking.caller.close();
            if (stays) {
                asking.upstream.getsNothingWithin(100);
                asking.upstream.says(chunk("x".repeat(1 << 20)) + "0\r\n\r\n");
            }
            asking.upstream.getsTheEnd();
        }
    }

    @Test
    void a_reply_without_a_body_keeps_its_head_whatever_is_made_of_it() throws IOException {
        String head = "HTTP/1.1 200 Fine\r\nContent-Length: 70\r\n\r\n";
        for (boolean whole : new boolean[] {true, false}) {
            try (Ends ends =
                    new Ends(
                            asked ->
                                    whole
                                            ? Handlings.sending(asked).whole(told -> told)
                                            : Handlings.sending(asked).byEvents(event -> null))) {
                Peer caller = ends.calling();
                Peer upstream = ends.called();
                caller.says("HEAD / HTTP/1.1\r\n\r\n");
                upstream.gets("HEAD / HTTP/1.1\r\n\r\n");
                upstream.says(head);
                caller.gets(head);
                caller.getsNothingWithin(50);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /long HTTP/1.1\r\nContent-Length: 3000000\r\n\r\n",
                "POST /long HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nbegun"
            })
    void what_is_not_read_to_its_end_can_be_answered_and_then_nobody_reads_on(String request)
            throws IOException {
        Interference unread =
                new Interference() {
                    @Override
                    public Handling of(Asked asked) {
                        throw new AssertionError("told of " + asked);
                    }

                    @Override
                    public Optional<Told> toUnread(Asked begun) {
                        assertThat(begun.target()).isEqualTo("/long");
                        return Optional.of(new Told(500, List.of(), new byte[0]));
                    }
                };
        try (Ends ends = new Ends(unread)) {
            Peer caller = ends.calling();
            caller.says(request);
            caller.gets("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
            caller.getsTheEnd();
        }
    }
}
