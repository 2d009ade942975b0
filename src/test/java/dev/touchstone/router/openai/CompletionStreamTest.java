package dev.touchstone.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.AnswerStream;
import dev.touchstone.router.ChatRequest;
import dev.touchstone.router.Credential;
import dev.touchstone.router.Departure;
import dev.touchstone.router.FinishReason;
import dev.touchstone.router.Message;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.StreamEvent;
import dev.touchstone.router.StreamEvent.Chunk;
import dev.touchstone.router.StreamEvent.Done;
import dev.touchstone.router.StreamEvent.Failure;
import dev.touchstone.router.StreamEvent.Garbled;
import dev.touchstone.router.Usage;
import dev.touchstone.wire.Evidence;
import dev.touchstone.wire.Limits;
import dev.touchstone.wire.RawServer;
import dev.touchstone.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STREAM-2 to STREAM-6: what a stream's events are read as, before anything judges them. */
@Timeout(30)
class CompletionStreamTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 100_000);
    private static final Contract CONTRACT = Contract.load();
    private static final Person ADA =
            new Person("Ada", "ada", "t", Person.Role.OPERATOR, new Credential.None());
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                    + "x-request-id: 5f0c1a52-0000-4000-8000-000000000000\r\nx-trace-id: t1\r\n"
                    + "x-served-by: llama-one\r\nx-attempts: 1\r\n\r\n";
    private static final String CHUNK =
            "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1764000000,\"model\":\"m\","
                    + "\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}";

    private final List<Departure> departures = new ArrayList<>();

    @Test
    void role_text_finish_usage_and_done_are_told_apart() {
        List<StreamEvent> events =
                read(
                        CHUNK.formatted("{\"role\":\"assistant\",\"content\":\"\"}", null),
                        CHUNK.formatted("{\"content\":\"Hi\"}", null),
                        CHUNK.formatted("{}", "\"stop\""),
                        "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1764000000,\"model\":\"m\",\"choices\":[],"
                                + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}",
                        "[DONE]");

        assertThat(chunk(events, 0).role()).contains("assistant");
        assertThat(chunk(events, 0).text()).isEmpty();
        assertThat(chunk(events, 1).text()).isEqualTo("Hi");
        assertThat(chunk(events, 1).role()).isEmpty();
        assertThat(chunk(events, 2).finishReason()).contains(FinishReason.STOP);
        assertThat(chunk(events, 3).choices()).isZero();
        assertThat(chunk(events, 3).usage()).contains(new Usage(1, 1, 2));
        assertThat(events.get(4)).isInstanceOf(Done.class);
        assertThat(events).hasSize(5);
        assertThat(departures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"the engine died\",\"type\":\"engine_error\",\"param\":null,\"code\":\"c\"}}",
                "{\"error\":\"the engine died\"}"
            })
    void an_error_inside_a_stream_is_a_failure_with_its_message(String event) {
        assertThat(read(event))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failure.class, f -> assertThat(f.message()).isEqualTo("the engine died"));
    }

    @Test
    void a_null_error_is_none() {
        assertThat(read("{\"error\":null,\"choices\":[]}"))
                .singleElement()
                .isInstanceOf(Chunk.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":",
                "<html>",
                "7",
                "[]",
                "\"text\"",
                " [DONE]",
                "[done]",
                "",
                "{} {}"
            })
    void what_no_client_can_read_is_garbled(String event) {
        assertThat(read(event)).singleElement().isInstanceOf(Garbled.class);
    }

    @Test
    void what_follows_done_is_read_as_well() {
        assertThat(read("[DONE]", CHUNK.formatted("{\"content\":\"late\"}", null), "[DONE]"))
                .extracting(event -> (Object) event.getClass())
                .containsExactly(Done.class, Chunk.class, Done.class);
    }

    @Test
    void an_event_that_was_not_completed_is_garbled_once_and_short() {
        AnswerStream stream = open("data: [DONE]\n\ndata: " + "x".repeat(5000));
        List<StreamEvent> events = drain(stream);

        assertThat(events).hasSize(2);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        Garbled.class, g -> assertThat(g.what()).hasSizeLessThan(210));
        assertThat(stream.next()).isEmpty();
        assertThat(stream.ending()).isEqualTo(AnswerStream.Ending.CLEAN);
    }

    @Test
    void a_departure_from_the_shape_is_told_and_the_event_is_read_nevertheless() {
        List<StreamEvent> events =
                read(
                        CHUNK.formatted("{\"role\":\"assistant\",\"content\":\"Hi\"}", null)
                                .replace("chatcmpl-1", "1"));

        assertThat(chunk(events, 0).text()).isEqualTo("Hi");
        assertThat(departures)
                .as("and no other criterion is blamed, such as that of errors inside a stream")
                .containsExactly(
                        new Departure(
                                "STREAM-2",
                                "an event of a stream: /id: does not match the regex pattern ^chatcmpl-.+$"));
    }

    @Test
    void a_departure_from_the_order_of_events_is_told() {
        read(CHUNK.formatted("{\"content\":\"Hi\"}", null), "[DONE]");

        assertThat(departures)
                .containsExactly(
                        new Departure(
                                "STREAM-2", "an event of a stream: it does not tell the role"));
    }

    private static Chunk chunk(List<StreamEvent> events, int index) {
        return (Chunk) events.get(index);
    }

    private List<StreamEvent> read(String... events) {
        StringBuilder body = new StringBuilder();
        List.of(events).forEach(event -> body.append("data: ").append(event).append("\n\n"));
        return drain(open(body.toString()));
    }

    private static List<StreamEvent> drain(AnswerStream stream) {
        Optional<StreamEvent> event = stream.next();
        while (event.isPresent()) {
            event = stream.next();
        }
        return stream.events();
    }

    private AnswerStream open(String body) {
        try (RawServer server = RawServer.saying(HEAD + body)) {
            Wire wire = new Wire(server.url(), LIMITS, new Evidence());
            Operations operations = new Operations(wire, CONTRACT, departures::add);
            ChatRequest request = ChatRequest.of("m", List.of(Message.user("Hi")));
            Outcome<AnswerStream> opened = new ChatCompletions(operations).stream(ADA, request);
            AnswerStream stream = ((Outcome.Given<AnswerStream>) opened).value();
            drain(stream);
            return stream;
        }
    }
}
