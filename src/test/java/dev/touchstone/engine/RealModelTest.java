package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.engine.EngineControl.EngineUnreachable;
import dev.touchstone.engine.JournalEntry.State;
import dev.touchstone.engine.StreamBreak.Way;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An engine before a model server: bytes pass unchanged, breaks and delays work, the journal is
 * kept. The server is a second engine, whose own script stays its own: it has another marker.
 */
class RealModelTest {

    private static final String STREAM =
            ",\"stream\":true,\"stream_options\":{\"include_usage\":true,\"continuous_usage_stats\":true}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String marker = Marker.fresh();
    private ScriptedEngine model;
    private ScriptedEngine engine;
    private EngineControl behind;
    private EngineControl control;

    @BeforeEach
    void start() {
        model = ScriptedEngine.start(new EngineConfig("model", 0, List.of("m")));
        engine =
                ScriptedEngine.start(
                        new EngineConfig("engine", 0, List.of("m")).before(model.url()));
        behind = new EngineControl(model.url());
        control = new EngineControl(engine.url());
        behind.script(marker, Behaviour.echo().inPieces("One", " two", " three", " four"));
    }

    @AfterEach
    void stop() {
        engine.close();
        model.close();
    }

    private HttpResponse<String> ask(URI url, String more) {
        String body =
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Count\\n%s\"}]%s}"
                        .formatted(marker, more);
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/v1/chat/completions"))
                        .timeout(Duration.ofSeconds(10))
                        .header("authorization", "Bearer of-the-router")
                        .header("x-request-id", "same")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JournalEntry entry() {
        List<JournalEntry> entries = control.journal(marker);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static String timeless(String body) {
        return body.replaceAll("\"created\":\\d+", "\"created\":0");
    }

    private static String text(HttpResponse<String> stream) {
        return stream.body()
                .lines()
                .filter(line -> line.startsWith("data: {\"id\"") && line.endsWith("}"))
                .map(line -> json(line.substring("data: ".length())))
                .map(chunk -> chunk.at("/choices/0/delta/content").asText(""))
                .collect(Collectors.joining());
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", STREAM, ",\"stream\":true", ",\"max_tokens\":2", ",\"temperature\":9"})
    void what_the_model_says_passes_byte_by_byte(String more) {
        HttpResponse<String> relayed = ask(engine.url(), more);
        HttpResponse<String> itself = ask(model.url(), more);

        assertThat(relayed.statusCode()).isEqualTo(itself.statusCode());
        assertThat(relayed.headers().firstValue("content-type"))
                .isEqualTo(itself.headers().firstValue("content-type"));
        assertThat(timeless(relayed.body())).isEqualTo(timeless(itself.body()));
    }

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void a_stream_passes_in_whichever_spelling(Spelling spelling) {
        behind.script(marker, Behaviour.echo().inPieces("One", " two", " three").spelled(spelling));

        assertThat(timeless(ask(engine.url(), STREAM).body()))
                .isEqualTo(timeless(ask(model.url(), STREAM).body()));
        assertThat(entry().sentText()).isEqualTo("One two three");
        assertThat(entry().state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void the_model_is_asked_as_the_engine_was() {
        ask(engine.url(), STREAM);

        JournalEntry asked = behind.journal(marker).get(0);
        assertThat(asked.body()).isEqualTo(entry().body());
        assertThat(asked.headers())
                .containsEntry("x-request-id", "same")
                .containsEntry("authorization", "Bearer ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", STREAM})
    void the_journal_tells_the_models_own_counts(String more) {
        ask(engine.url(), more);

        JournalEntry entry = entry();
        assertThat(entry.state()).isEqualTo(State.COMPLETE);
        assertThat(entry.status()).isEqualTo(200);
        assertThat(entry.sentText()).isEqualTo("One two three four");
        assertThat(entry.reported()).isEqualTo(behind.journal(marker).get(0).reported());
        assertThat(Usage.of(entry.promptTokens(), entry.generatedTokens()))
                .isEqualTo(entry.reported());
        assertThat(entry.generatedTokens()).isEqualTo(4);
    }

    @Test
    void a_stream_that_tells_no_counts_is_counted_by_its_pieces() {
        ask(engine.url(), ",\"stream\":true");

        assertThat(entry().generatedTokens()).isEqualTo(4);
        assertThat(entry().reported()).isNull();
    }

    @Test
    void what_the_model_refuses_is_refused() {
        HttpResponse<String> refused = ask(engine.url(), ",\"temperature\":9");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(entry().state()).isEqualTo(State.REFUSED);
        assertThat(entry().sentText()).isEqualTo(refused.body());
    }

    @Test
    void it_tells_of_itself_what_the_model_tells() {
        ask(engine.url(), "");

        assertThat(control.healthy()).isTrue();
        assertThat(control.models()).containsExactly("m");
        assertThat(control.metric("vllm:generation_tokens_total")).isEqualTo(4);
    }

    @Test
    void a_script_that_gives_words_is_refused_with_the_reason() {
        assertThatThrownBy(() -> control.script(marker, Behaviour.answer("Mine")))
                .isInstanceOf(EngineUnreachable.class)
                .hasMessageContaining("expected breaks and delays only")
                .hasMessageContaining("Mine");
        control.script(marker, Behaviour.echo().holdAfter(1).breakAfter(2, Way.RESET));
        control.script(marker, Behaviour.error(503, "busy", "busy"), Behaviour.silence());
    }

    @Test
    void a_reply_of_the_script_asks_no_model() {
        control.script(marker, Behaviour.error(503, "Busy", "busy"), Behaviour.echo());

        assertThat(ask(engine.url(), "").statusCode()).isEqualTo(503);
        assertThat(behind.journal(marker)).isEmpty();
        assertThat(ask(engine.url(), "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"ENDED", "ERROR_THEN_DONE", "ERROR_WITHOUT_DONE", "MALFORMED_THEN_ENDED"})
    void a_stream_breaks_after_so_many_tokens(Way way) {
        control.script(marker, Behaviour.echo().breakAfter(2, way));

        HttpResponse<String> broken = ask(engine.url(), STREAM);

        assertThat(text(broken)).startsWith("One two").doesNotContain("three");
        assertThat(broken.body().contains("EngineCore"))
                .isEqualTo(way == Way.ERROR_THEN_DONE || way == Way.ERROR_WITHOUT_DONE);
        assertThat(broken.body().contains("[DONE]")).isEqualTo(way == Way.ERROR_THEN_DONE);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(entry().generatedTokens()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"CLOSED", "RESET", "HALF_CHARACTER"})
    void a_stream_is_cut_after_so_many_tokens(Way way) {
        control.script(marker, Behaviour.echo().breakAfter(2, way));

        assertThatThrownBy(() -> ask(engine.url(), STREAM)).hasCauseInstanceOf(IOException.class);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(entry().sentText()).isEqualTo("One two");
    }

    @Test
    void a_stream_goes_on_behind_what_is_no_json() {
        control.script(marker, Behaviour.echo().breakAfter(2, Way.MALFORMED_THEN_CONTINUED));

        HttpResponse<String> broken = ask(engine.url(), STREAM);

        assertThat(broken.body()).contains("{\"content\":\"?\n\n").contains("[DONE]");
        assertThat(entry().sentText()).isEqualTo("One two three four");
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void a_stream_with_fewer_tokens_breaks_behind_its_last_one() {
        control.script(marker, Behaviour.echo().breakAfter(9, Way.ENDED));

        HttpResponse<String> broken = ask(engine.url(), STREAM);

        assertThat(text(broken)).isEqualTo("One two three four");
        assertThat(broken.body()).contains("\"finish_reason\":\"stop\"").doesNotContain("[DONE]");
        assertThat(broken.body()).doesNotContain("\"choices\":[]");
    }

    @Test
    void before_the_first_token_only_an_opened_stream_has_its_role() {
        control.script(
                marker,
                Behaviour.echo().breakAfter(0, Way.ENDED),
                Behaviour.echo().breakAfterOpening(Way.ENDED));

        assertThat(ask(engine.url(), STREAM).body()).isEmpty();
        assertThat(ask(engine.url(), STREAM).body()).contains("\"role\"").doesNotContain("One");
    }

    @Test
    void a_document_breaks_too() {
        control.script(
                marker,
                Behaviour.echo().breakAfter(2, Way.ENDED),
                Behaviour.echo().breakAfter(2, Way.ERROR_THEN_DONE));

        String half = ask(engine.url(), "").body();
        assertThat(timeless(ask(model.url(), "").body())).startsWith(timeless(half));
        assertThat(ask(engine.url(), "").statusCode()).isEqualTo(500);
        assertThat(control.journal(marker))
                .extracting(JournalEntry::state, JournalEntry::generatedTokens)
                .containsOnly(tuple(State.BROKEN, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", STREAM})
    void an_answer_is_held_until_it_is_released(String more) {
        control.script(marker, Behaviour.echo().holdAfter(1));
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> ask(engine.url(), more));

        awaitGenerated(1);
        control.release(marker, 3);
        awaitGenerated(3);
        assertThat(entry().promptTokens()).isPositive();
        assertThat(answer).isNotDone();
        control.release(marker);

        assertThat(answer.join().body()).contains("four");
        assertThat(entry().state()).isEqualTo(State.COMPLETE);
    }

    private void awaitGenerated(int tokens) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(
                        () -> control.journal(marker),
                        entries ->
                                entries.size() == 1 && entries.get(0).generatedTokens() == tokens);
    }

    @Test
    void who_hangs_up_ends_the_models_work() throws IOException {
        behind.script(marker, Behaviour.echo().inPieces("On", " and").withoutEnd().holdAfter(50));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.post(
                    "/v1/chat/completions",
                    Prompts.with(marker, STREAM).replace("llama-3.2-3b", "m"));
            awaitGenerated(50);
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> behind.journal(marker).get(0).state() == State.ABORTED);
        assertThat(entry().state()).isEqualTo(State.ABORTED);
        assertThat(entry().generatedTokens()).isEqualTo(50);
    }

    @Test
    void without_a_model_the_engine_is_as_one_that_is_away() {
        model.close();

        assertThatThrownBy(() -> ask(engine.url(), "")).hasCauseInstanceOf(IOException.class);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
        assertThat(control.healthy()).isFalse();
    }

    @Test
    void a_model_that_breaks_off_breaks_the_answer_off() {
        behind.script(
                marker,
                Behaviour.echo().inPieces("One", " two", " three").breakAfter(2, Way.RESET));

        assertThatThrownBy(() -> ask(engine.url(), STREAM)).hasCauseInstanceOf(IOException.class);
        assertThat(entry().state()).isEqualTo(State.BROKEN);
    }
}
