package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.reference.HostileEngine.Ends;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an engine does, its caller gets an answer or an error of the contract in time, the
 * ledger has one entry that is right, and nothing that only the engine may know gets out
 * (FALLBACK-3, FALLBACK-5, LEDGER-9).
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HostileEngineTest {
    /** Long enough on a busy machine for what needs no time, and short for what never ends. */
    private static final String PATIENT = "6";

    private static final String IMPATIENT = "0.6";
    private static final Duration IN_TIME = Duration.ofSeconds(10);
    private static final Set<Integer> NO_ANSWER = Set.of(502, 504);

    private RouterFixture fixture;

    /** Llama has the hostile engine alone; phi has a healthy one behind it. */
    @BeforeAll
    void start(ReferenceConfig.Database database) throws Exception {
        fixture =
                new RouterFixture(
                        database,
                        config -> {
                            ModelConfig llama = config.models().get(0);
                            ModelConfig phi = config.models().get(1);
                            return ReferenceConfig.of(
                                            config.database(),
                                            config.identity(),
                                            config.encryption(),
                                            List.of(
                                                    llama,
                                                    new ModelConfig(
                                                            phi.id(),
                                                            phi.provider(),
                                                            phi.prices(),
                                                            List.of(
                                                                    llama.deployments().get(0),
                                                                    phi.deployments().get(0)))))
                                    .under(config.policy());
                        });
        fixture.other.when(
                chat -> {
                    if (chat.body().path("stream").asBoolean()) {
                        EngineTexts.streams(
                                        EngineTexts.content("Well"),
                                        EngineTexts.STOP,
                                        EngineTexts.usageChunk(3, 5),
                                        EngineTexts.DONE)
                                .meet(chat);
                    } else {
                        EngineTexts.answers("Well", 3, 5).meet(chat);
                    }
                });
    }

    @AfterAll
    void stop() throws Exception {
        fixture.close();
    }

    static Stream<Arguments> hostilities() {
        return Stream.of(HostileEngine.values())
                .flatMap(each -> Stream.of(Arguments.of(each, false), Arguments.of(each, true)));
    }

    private static String patience(HostileEngine hostile) {
        boolean ends = hostile.ends != Ends.TIMED_OUT && hostile.ends != Ends.FAILED_OR_TIMED_OUT;
        return ends ? PATIENT : IMPATIENT;
    }

    private HttpResponse<String> ask(String model, boolean stream, String trace, String seconds)
            throws Exception {
        long begun = System.nanoTime();
        HttpResponse<String> response =
                fixture.chat(
                        fixture.otto,
                        """
                        {"model":"%s","messages":[{"role":"user","content":"Hello"}],"stream":%s,
                         "timeout":%s,"max_tokens":100,"metadata":{"trace_id":"%s"}}"""
                                .formatted(model, stream, seconds, trace));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
        assertThat(response.body() + response.headers().map())
                .doesNotContain("sk-upstream", "127.0.0.1");
        return response;
    }

    private JsonNode entry(String trace) throws Exception {
        JsonNode entries = fixture.ledger(fixture.ada, Map.of("trace_id", trace));
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @ParameterizedTest(name = "{0}, stream: {1}")
    @MethodSource("hostilities")
    void an_engine_alone_ends_in_an_answer_or_an_error_of_the_contract(
            HostileEngine hostile, boolean stream) throws Exception {
        fixture.engine.when(hostile.behaviour);
        String trace = RouterFixture.unique();

        HttpResponse<String> response = ask("llama", stream, trace, patience(hostile));

        assertThat(response.statusCode()).as(response.body()).isIn(expected(hostile));
        boolean answered = response.statusCode() == 200;
        JsonNode entry = entry(trace);
        assertThat(entry.path("status").asText()).isEqualTo(answered ? "ok" : "failed");
        assertThat(entry.path("total_tokens").asLong()).isEqualTo(answered ? 101 : 0);
        // 1 * 0.15 + 100 * 0.6 US dollars per million
        assertThat(entry.path("cost").asText()).isEqualTo(answered ? "0.00006015" : "0");
        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
    }

    private static Set<Integer> expected(HostileEngine hostile) {
        return switch (hostile.ends) {
            case ANSWERED -> Set.of(200);
            case FAILED -> Set.of(502);
            case TIMED_OUT -> Set.of(504);
            case FAILED_OR_TIMED_OUT -> NO_ANSWER;
            case REFUSED -> Set.of(400);
        };
    }

    @ParameterizedTest(name = "{0}, stream: {1}")
    @MethodSource("hostilities")
    void a_healthy_engine_behind_it_answers_in_its_place(HostileEngine hostile, boolean stream)
            throws Exception {
        fixture.engine.when(hostile.behaviour);
        String trace = RouterFixture.unique();

        HttpResponse<String> response = ask("phi", stream, trace, patience(hostile));

        JsonNode entry = entry(trace);
        if (hostile.ends == Ends.REFUSED) {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(entry.path("attempts").asInt()).isEqualTo(1);
            return;
        }
        boolean itself = hostile.ends == Ends.ANSWERED;
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains(itself ? "Hi" : "Well").contains("\"stop\"");
        assertThat(response.body().contains(itself ? "Well" : "Hi")).isFalse();
        assertThat(response.headers().firstValue("x-served-by"))
                .contains(itself ? "llama-a" : "phi-a");
        assertThat(entry.path("deployment").asText()).isEqualTo(itself ? "llama-a" : "phi-a");
        assertThat(entry.path("attempts").asInt()).isEqualTo(itself ? 1 : 2);
        assertThat(entry.path("total_tokens").asInt()).isEqualTo(itself ? 101 : 8);
    }

    @Test
    @DisplayName("Ten megabytes are an answer at once, and no event of a stream")
    void ten_megabytes_in_one_piece() throws Exception {
        String text = "a".repeat(10 << 20);
        fixture.engine.when(EngineTexts.answers(text, 1, 100));
        HttpResponse<String> whole = ask("llama", false, RouterFixture.unique(), PATIENT);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(fixture.jsonOf(whole).at("/choices/0/message/content").asText().length())
                .isEqualTo(text.length());

        fixture.engine.when(EngineTexts.streams(EngineTexts.content(text), EngineTexts.DONE));
        assertThat(ask("llama", true, RouterFixture.unique(), PATIENT).statusCode()).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource({"false,40", "true,20"})
    void no_more_of_an_endless_body_is_read_than_an_answer_may_have(boolean stream, int most)
            throws Exception {
        AtomicLong read = new AtomicLong();
        String megabyte = "a".repeat(1 << 20);
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.part("data: ");
                    while (!chat.socket().isClosed()) {
                        chat.part(megabyte);
                        read.incrementAndGet();
                    }
                });

        assertThat(ask("llama", stream, RouterFixture.unique(), PATIENT).statusCode())
                .isEqualTo(502);

        assertThat(read.get()).as("megabytes that were read").isLessThan(most);
    }

    @Test
    @DisplayName("STREAM-7: chunks without a token buy no time after the first token, either")
    void a_stream_that_goes_on_without_tokens_ends_in_an_error() throws Exception {
        String ping = EngineTexts.chunk("{\"index\":0,\"delta\":{},\"finish_reason\":null}");
        fixture.engine.when(
                chat -> {
                    chat.streamHead();
                    chat.event(EngineTexts.content("Hi"));
                    chat.socket().setSoTimeout(20);
                    while (!chat.socket().isClosed()) {
                        chat.event(ping);
                        try {
                            chat.socket().getInputStream().read();
                        } catch (java.net.SocketTimeoutException e) {
                            // The router is still there.
                            continue;
                        }
                    }
                });
        fixture.other.chats.clear();
        String trace = RouterFixture.unique();

        HttpResponse<String> response = ask("phi", true, trace, IMPATIENT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Hi", "engine_timeout").doesNotContain("[DONE]");
        assertThat(fixture.other.chats).isEmpty();
        assertThat(entry(trace).path("cost").asText()).isEqualTo("0");
    }
}
