package dev.touchstone.router.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Usage;
import dev.touchstone.router.openai.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpendRowTest {

    private static SpendRow row(String fields) {
        return new SpendRow(Json.read("{%s}".formatted(fields)).orElseThrow());
    }

    @Test
    void a_row_is_an_entry_in_the_ports_words() {
        LedgerEntry entry =
                row("""
                        "request_id": "chatcmpl-1", "litellm_call_id": "call-1", "team_id": "team",
                        "user": "ada-1", "session_id": "s", "model": "hosted_vllm/phi-4",
                        "model_id": "phi-two", "status": "success", "spend": 2.11e-06,
                        "prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18,
                        "metadata": {"attempted_retries": 1},
                        "startTime": "2026-11-26T02:10:53.076+00:00\"""")
                        .entry();

        assertThat(entry)
                .isEqualTo(
                        new LedgerEntry(
                                "chatcmpl-1",
                                "call-1",
                                1,
                                "s",
                                "team",
                                "ada-1",
                                "phi-4",
                                "phi-two",
                                Usage.of(11, 7),
                                new BigDecimal("0.00000211"),
                                "ok",
                                2,
                                Instant.parse("2026-11-26T02:10:53.076Z")));
    }

    @Test
    void times_without_a_zone_are_in_utc_and_what_is_no_time_is_the_epoch() {
        assertThat(row("\"startTime\": \"2026-11-26T02:10:53\"").entry().createdAt())
                .isEqualTo(Instant.parse("2026-11-26T02:10:53Z"));
        assertThat(row("\"startTime\": \"yesterday\"").entry().createdAt())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void what_was_refused_is_logged_and_no_entry() {
        String nothing = "\"prompt_tokens\": 0, \"completion_tokens\": 0, \"total_tokens\": 0";

        assertThat(row("\"model_id\": \"\", \"spend\": 0, " + nothing).isOfAnAcceptedRequest())
                .isFalse();
        assertThat(row("\"model_id\": \"a\", \"spend\": 0, " + nothing).isOfAnAcceptedRequest())
                .isTrue();
        assertThat(row("\"model_id\": \"\", \"spend\": 0.1, " + nothing).isOfAnAcceptedRequest())
                .as("what costs something is an entry, whatever it is of")
                .isTrue();
    }

    @Test
    void a_cost_that_is_no_number_is_one_that_nothing_costs() {
        assertThat(row("\"spend\": null").entry().cost()).isEqualByComparingTo("-1");
    }
}
