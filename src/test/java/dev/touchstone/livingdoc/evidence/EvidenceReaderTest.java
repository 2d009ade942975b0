package dev.touchstone.livingdoc.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceReaderTest {
    private final EvidenceReader reader = new EvidenceReader();

    private Evidence exchange(String json) {
        return reader.read("e", EvidenceReader.EXCHANGE, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_a_whole_exchange() {
        assertThat(
                        exchange(
                                """
                                {"title":"GET /health","request":{"line":"GET http://127.0.0.1:1/health",
                                "headers":[["Accept","*/*"]],"body":null},
                                "response":{"line":"200","headers":[["x-request-id","7"]],"body":"ok"},
                                "failure":null,"duration_ms":12.3,"events":[{"at_ms":1.25,"data":"hi"}]}
                                """))
                .isEqualTo(
                        new Evidence.Exchange(
                                "GET /health",
                                new Evidence.Part(
                                        "GET http://127.0.0.1:1/health",
                                        List.of(new Evidence.Header("Accept", "*/*")),
                                        new SafeText("", 0)),
                                Optional.of(
                                        new Evidence.Part(
                                                "200",
                                                List.of(new Evidence.Header("x-request-id", "7")),
                                                new SafeText("ok", 0))),
                                Optional.empty(),
                                Optional.of(12.3),
                                List.of(new Evidence.Event(1.25, "hi")),
                                0));
    }

    @Test
    void an_exchange_without_an_answer_keeps_its_failure() {
        Evidence.Exchange read =
                (Evidence.Exchange)
                        exchange(
                                "{\"title\":\"t\",\"request\":{\"line\":\"GET /\"},\"response\":null,\"failure\":\"connection reset\"}");
        assertThat(read.response()).isEmpty();
        assertThat(read.failure()).contains("connection reset");
        assertThat(read.durationMs()).isEmpty();
    }

    @Test
    void of_a_long_stream_the_first_hundred_and_the_last_five_events_are_kept() {
        assertThat(stream(105).eventsLeftOut()).isZero();
        Evidence.Exchange read = stream(1000);
        assertThat(read.eventsLeftOut()).isEqualTo(895);
        assertThat(read.events()).hasSize(105);
        assertThat(read.events().get(99).data()).isEqualTo("99");
        assertThat(read.events().get(100).data()).isEqualTo("995");
    }

    private Evidence.Exchange stream(int length) {
        String events =
                IntStream.range(0, length)
                        .mapToObj(i -> "{\"at_ms\":" + i + ",\"data\":\"" + i + "\"}")
                        .collect(Collectors.joining(","));
        return (Evidence.Exchange) exchange("{\"request\":{},\"events\":[" + events + "]}");
    }

    @Test
    void headers_bodies_and_events_are_masked_once_more() {
        String json =
                "{\"title\":\"t\",\"request\":{\"line\":\"GET /?key=sk-1234567890\",\"headers\":[[\"Authorization\",\"Bearer abcdefgh12345678\"]],\"body\":\"sk-1234567890\"},\"events\":[{\"at_ms\":1,\"data\":\"sk-1234567890\"}]}";
        assertThat(exchange(json).toString()).doesNotContain("1234567890", "abcdefgh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"title\": \"cut in the mid", "[1, 2]", "\u0000", "{}", "null"})
    void what_is_no_exchange_is_unreadable_and_nothing_worse(String body) {
        assertThat(exchange(body)).isInstanceOf(Evidence.Unreadable.class);
    }

    @Test
    void a_bottomless_exchange_is_unreadable() {
        assertThat(exchange("[".repeat(200_000))).isInstanceOf(Evidence.Unreadable.class);
        assertThat(exchange("{\"request\":{\"body\":" + "[".repeat(900) + "]".repeat(900) + "}}"))
                .isInstanceOf(Evidence.Exchange.class);
    }

    @Test
    void text_and_json_are_notes_and_broken_utf8_is_replaced() {
        byte[] half = {'h', 'i', (byte) 0xC3};
        assertThat(reader.read("n", "text/plain; charset=utf-8", half))
                .isEqualTo(new Evidence.Note("n", "text/plain", new SafeText("hi\uFFFD", 0)));
        assertThat(reader.read("", "application/json", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        new Evidence.Note(
                                "application/json", "application/json", new SafeText("{}", 0)));
    }

    @Test
    void a_picture_is_named_and_not_shown() {
        assertThat(reader.read("shot", "image/png", new byte[7]))
                .isEqualTo(
                        new Evidence.Unreadable(
                                "shot", "image/png", "this kind of attachment is not shown", 7));
    }
}
