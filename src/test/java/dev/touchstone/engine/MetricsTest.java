package dev.touchstone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.touchstone.engine.StreamBreak.Way;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine's own count, which LEDGER-10 compares: contract, "The engine"; vLLM's loggers.py. */
class MetricsTest {

    private static final String LABELS = "{engine=\"0\",model_name=\"llama-3.2-3b\"";
    private static final Answer ABC = Behaviour.answer("").inPieces("a", "b", "c");

    private final String marker = Marker.fresh();
    private ScriptedEngine engine;
    private EngineControl control;

    @BeforeEach
    void start() {
        engine = ScriptedEngine.start(new EngineConfig("a", 0, List.of(Prompts.MODEL, "phi-4")));
        control = new EngineControl(engine.url());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void shows_every_name_of_vllm_from_the_start_at_zero() throws IOException {
        RawCaller.Raw raw;
        try (RawCaller caller = new RawCaller(engine)) {
            raw = caller.get("/metrics").answer();
        }
        assertThat(raw.headers().get("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(raw.text().lines())
                .contains(
                        "# TYPE vllm:prompt_tokens_total counter",
                        "vllm:prompt_tokens_total" + LABELS + "} 0.0",
                        "vllm:generation_tokens_total" + LABELS + "} 0.0",
                        "# TYPE vllm:num_requests_running gauge",
                        "vllm:num_requests_running" + LABELS + "} 0.0",
                        "vllm:num_requests_waiting" + LABELS + "} 0.0",
                        "# TYPE vllm:time_to_first_token_seconds histogram",
                        "vllm:time_to_first_token_seconds_bucket" + LABELS + ",le=\"0.001\"} 0",
                        "vllm:time_to_first_token_seconds_count" + LABELS + "} 0",
                        "vllm:inter_token_latency_seconds_count" + LABELS + "} 0",
                        "vllm:e2e_request_latency_seconds_count" + LABELS + "} 0",
                        "vllm:request_success_total"
                                + "{engine=\"0\",finished_reason=\"abort\","
                                + "model_name=\"llama-3.2-3b\"} 0.0");
    }

    @Test
    void counts_tokens_latencies_and_finishes_of_whole_answers() throws IOException {
        control.script(marker, ABC);
        ask(Prompts.json(marker));
        ask(Prompts.with(marker, ",\"stream\":true,\"max_tokens\":2"));
        int prompt = control.journal(marker).get(0).promptTokens();

        assertThat(control.metric("vllm:prompt_tokens_total")).isEqualTo(2 * prompt);
        assertThat(control.metric("vllm:generation_tokens_total")).isEqualTo(5);
        assertThat(control.metric("vllm:time_to_first_token_seconds_count")).isEqualTo(2);
        assertThat(control.metric("vllm:inter_token_latency_seconds_count")).isEqualTo(3);
        assertThat(control.metric("vllm:e2e_request_latency_seconds_count")).isEqualTo(2);
        assertThat(finished())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("stop", 1.0, "length", 1.0, "abort", 0.0, "error", 0.0));
    }

    @Test
    void counts_by_model() throws IOException {
        ask(Prompts.json("hi").replace(Prompts.MODEL, "phi-4"));

        assertThat(control.metrics())
                .containsEntry("vllm:generation_tokens_total" + LABELS + "}", 0.0)
                .containsEntry(
                        "vllm:generation_tokens_total{engine=\"0\",model_name=\"phi-4\"}", 1.0);
    }

    @Test
    void tells_the_truth_when_the_answer_lies() throws IOException {
        control.script(marker, ABC.reporting(new Usage(1, 1, 2)));
        ask(Prompts.json(marker));

        assertThat(control.metric("vllm:generation_tokens_total")).isEqualTo(3);
        assertThat(control.metric("vllm:prompt_tokens_total"))
                .isEqualTo(control.journal(marker).get(0).promptTokens());
    }

    @Test
    void counts_what_an_aborted_request_generated_and_no_finish() throws IOException {
        control.script(marker, ABC.holdAfter(2));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.stream(marker)).head();
            JournalTest.awaitState(control, marker, JournalEntry.State.GENERATING);
            assertThat(control.metric("vllm:num_requests_running")).isEqualTo(1);
            assertThat(control.metric("vllm:num_requests_waiting")).isZero();
        }
        JournalTest.awaitState(control, marker, JournalEntry.State.ABORTED);

        await().until(() -> control.metric("vllm:num_requests_running") == 0);
        assertThat(control.metric("vllm:generation_tokens_total")).isEqualTo(2);
        assertThat(finished()).allSatisfy((reason, count) -> assertThat(count).isZero());
    }

    @Test
    void a_request_without_a_token_waits_and_costs_nothing() throws IOException {
        control.script(marker, ABC.holdAfter(0));
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(Prompts.json(marker));
            JournalTest.awaitState(control, marker, JournalEntry.State.WAITING);
            await().until(() -> control.metric("vllm:num_requests_waiting") == 1);
            assertThat(control.metric("vllm:num_requests_running")).isZero();
        }
        JournalTest.awaitState(control, marker, JournalEntry.State.ABORTED);

        await().until(() -> control.metric("vllm:num_requests_waiting") == 0);
        assertThat(control.metric("vllm:prompt_tokens_total")).isZero();
    }

    @Test
    void counts_what_a_broken_stream_generated_and_no_finish() throws IOException {
        control.script(marker, ABC.breakAfter(2, Way.CLOSED));
        ask(Prompts.stream(marker));

        assertThat(control.metric("vllm:generation_tokens_total")).isEqualTo(2);
        assertThat(control.metric("vllm:num_requests_running")).isZero();
        assertThat(finished()).allSatisfy((reason, count) -> assertThat(count).isZero());
    }

    @Test
    void what_is_refused_counts_nothing() throws IOException {
        control.script(marker, Behaviour.reply(503, "{}"));
        ask(Prompts.json(marker));
        ask("{\"messages\":[]}");

        assertThat(control.metric("vllm:prompt_tokens_total")).isZero();
        assertThat(control.metric("vllm:num_requests_waiting")).isZero();
        assertThat(finished()).allSatisfy((reason, count) -> assertThat(count).isZero());
    }

    private Map<String, Double> finished() {
        Map<String, Double> reasons = new java.util.TreeMap<>();
        control.metrics()
                .forEach(
                        (sample, value) -> {
                            if (sample.startsWith("vllm:request_success_total")) {
                                String reason =
                                        sample.replaceAll(".*finished_reason=\"([a-z]+)\".*", "$1");
                                reasons.merge(reason, value, Double::sum);
                            }
                        });
        return reasons;
    }

    private void ask(String body) throws IOException {
        try (RawCaller caller = new RawCaller(engine)) {
            caller.chat(body).answer();
        }
    }
}
