package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchstone.engine.JournalEntry.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The journal is a witness: what came, what was sent, how it ended (contract, "The engine"). */
class JournalTest {

    private final String marker = Marker.fresh();
    private ScriptedEngine engine;
    private EngineControl control;

    @BeforeEach
    void start() {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL)));
        control = new EngineControl(engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    static JournalEntry awaitState(EngineControl control, String marker, State state) {
        return await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> control.journal(marker),
                        entries -> entries.size() == 1 && entries.get(0).state() == state)
                .get(0);
    }

    @Test
    void keeps_the_exact_body_and_the_headers_with_credentials_masked() throws IOException {
        String body = "  " + Prompts.json("żółw \\ud83d " + marker).replace(",", " ,\n");
        Instant before = Instant.now().minusMillis(1);
        ask(body, "X-Trace: t1", "X-Trace: t2", "Authorization: Bearer secret", "api-key: secret");
        JournalEntry entry = control.journal(marker).get(0);

        assertThat(entry.body()).isEqualTo(body);
        assertThat(entry.headers())
                .containsEntry("x-trace", "t1, t2")
                .containsEntry("authorization", "Bearer ***")
                .containsEntry("api-key", "***")
                .containsEntry("host", "engine");
        assertThat(entry.receivedAt()).isBetween(before, Instant.now());
        assertThat(entry.engine()).isEqualTo("a");
        assertThat(entry.marker()).isEqualTo(marker);
    }

    @Test
    void says_what_was_sent_and_how_a_json_answer_ended() throws IOException {
        control.script(marker, Behaviour.answer("Hello world"));
        ask(Prompts.json(marker));
        JournalEntry entry = control.journal(marker).get(0);

        assertThat(entry.state()).isEqualTo(State.COMPLETE);
        assertThat(entry.stream()).isFalse();
        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.sentText()).isEqualTo("Hello world");
        assertThat(entry.tokens())
                .extracting(JournalEntry.Token::text)
                .containsExactly("Hello", " world");
        assertThat(entry.generatedTokens()).isEqualTo(2);
        assertThat(entry.reported()).isEqualTo(Usage.of(entry.promptTokens(), 2));
        assertThat(entry.endedAt()).isAfterOrEqualTo(entry.tokens().get(1).at());
    }

    @Test
    void a_stream_that_was_not_asked_for_usage_reports_none_and_counts_all_the_same()
            throws IOException {
        control.script(marker, Behaviour.answer("Hello world"));
        ask(Prompts.stream(marker));
        JournalEntry entry = control.journal(marker).get(0);

        assertThat(entry.state()).isEqualTo(State.COMPLETE);
        assertThat(entry.stream()).isTrue();
        assertThat(entry.reported()).isNull();
        assertThat(entry.generatedTokens()).isEqualTo(2);
    }

    @Test
    void keeps_what_was_refused() throws IOException {
        ask(Prompts.json(marker).replace(Prompts.MODEL, "unknown"));
        JournalEntry entry = control.journal(marker).get(0);

        assertThat(entry.state()).isEqualTo(State.REFUSED);
        assertThat(entry.status()).isEqualTo(404);
        assertThat(entry.sentText()).isEmpty();
        assertThat(entry.generatedTokens()).isZero();
    }

    @Test
    void shows_one_marker_in_order_of_arrival_and_no_other() throws IOException {
        String other = Marker.fresh();
        ask(Prompts.json("one " + marker));
        ask(Prompts.json("two " + other));
        ask(Prompts.json("three " + marker));

        assertThat(control.journal(marker)).extracting(JournalEntry::id).containsExactly(1L, 3L);
        assertThat(control.journal(other)).extracting(JournalEntry::id).containsExactly(2L);
        assertThat(control.journal()).extracting(JournalEntry::id).containsExactly(1L, 2L, 3L);
        assertThat(control.journal(Marker.fresh())).isEmpty();
    }

    @Test
    void notices_a_hang_up_before_the_first_byte() throws IOException {
        control.script(marker, Behaviour.answer("hi").firstByteAfter(Duration.ofSeconds(60)));
        hangUpAfterSending(Prompts.json(marker));
    }

    @Test
    void notices_a_hang_up_on_silence() throws IOException {
        control.script(marker, Behaviour.silence());
        hangUpAfterSending(Prompts.stream(marker));
    }

    @Test
    void a_hang_up_in_a_stream_stops_the_generation_at_once() throws IOException {
        control.script(marker, Behaviour.answer("a b c d").betweenTokens(Duration.ofSeconds(3)));
        Instant hungUp;
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.stream(marker)).head();
            caller.event();
            caller.event();
            hungUp = Instant.now();
        }
        JournalEntry entry = awaitState(control, marker, State.ABORTED);

        assertThat(entry.generatedTokens()).isEqualTo(1);
        assertThat(entry.sentText()).isEqualTo("a");
        assertThat(Duration.between(hungUp, entry.endedAt()))
                .isBetween(Duration.ofMillis(-1), Duration.ofSeconds(1));
    }

    @Test
    void a_hang_up_during_a_json_answer_stops_the_generation_at_once() throws IOException {
        control.script(marker, Behaviour.answer("").inPieces("a", "b", "c").holdAfter(2));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.json(marker));
            awaitState(control, marker, State.GENERATING);
        }
        JournalEntry entry = awaitState(control, marker, State.ABORTED);
        control.release(marker);

        assertThat(entry.generatedTokens()).isEqualTo(2);
        assertThat(entry.sentText()).as("nothing of it left the engine").isEmpty();
        assertThat(entry.status()).isNull();
        assertThat(control.journal(marker)).containsExactly(entry);
    }

    @Test
    void an_aborted_caller_does_not_disturb_the_next_one() throws IOException {
        notices_a_hang_up_on_silence();
        assertThat(ask(Prompts.json("hi")).status()).isEqualTo(200);
    }

    @Test
    void keeps_at_most_twenty_thousand_entries() {
        Journal journal = new Journal("a");
        for (int i = 0; i < Journal.ENTRIES_KEPT + 5; i++) {
            journal.open(Prompts.json(marker), Map.of("a", "b").entrySet());
        }
        assertThat(journal.last()).hasSize(1_000);
        assertThat(journal.last().get(999).id()).isEqualTo(20_005);
        assertThat(journal.size()).isEqualTo(20_000);
        assertThat(journal.of(marker)).hasSize(20_000);
        assertThat(journal.of(marker).get(0).id()).isEqualTo(6);
    }

    @Test
    void is_json_with_times_in_microseconds() throws Exception {
        ask(Prompts.json(marker));
        String json =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        engine.url() + "/journal?marker=" + marker))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();

        assertThat(json).startsWith("[{\"id\":1,\"engine\":\"a\",\"marker\":\"" + marker);
        assertThat(json)
                .containsPattern(
                        "\"received_at\":\"[0-9-]{10}T[0-9:]{8}(\\.[0-9]{3}|\\.[0-9]{6})?Z\"");
        assertThat(json).contains("\"state\":\"complete\"");
    }

    @Test
    void only_what_waits_or_generates_has_not_ended() {
        assertThat(State.values())
                .filteredOn(state -> !state.hasEnded())
                .containsExactly(State.WAITING, State.GENERATING);
    }

    private void hangUpAfterSending(String request) throws IOException {
        Instant hungUp;
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(request);
            awaitState(control, marker, State.WAITING);
            hungUp = Instant.now();
        }
        JournalEntry entry = awaitState(control, marker, State.ABORTED);
        assertThat(entry.generatedTokens()).isZero();
        assertThat(Duration.between(hungUp, entry.endedAt()))
                .isBetween(Duration.ofMillis(-1), Duration.ofSeconds(1));
    }

    private RawCaller.Raw ask(String body, String... headers) throws IOException {
        try (RawCaller caller = new RawCaller(engine)) {
            return caller.chat(body, headers).answer();
        }
    }
}
