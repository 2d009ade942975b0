package dev.touchstone.reference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HEALTH-5: counts by model and deployment, and by nothing that callers choose")
class MetricsTest {
    private final Metrics metrics = new Metrics();

    private List<String> counts(String name) {
        return metrics.text().lines().filter(line -> line.startsWith(name)).toList();
    }

    private void answered(String model, String deployment, String status, long tokens) {
        metrics.ended(
                new Metrics.Ended(
                        model, deployment, status, tokens, 2 * tokens, Duration.ofMillis(75)));
    }

    @Test
    void nothing_is_counted_before_anything_happened() {
        assertThat(metrics.text()).isEmpty();
    }

    @Test
    void requests_count_by_model_deployment_and_how_they_ended() {
        answered("llama", "llama-a", "ok", 1);
        answered("llama", "llama-a", "ok", 1);
        answered("llama", "llama-a", "failed", 0);
        answered("llama", "llama-b", "ok", 1);
        answered("phi", "phi-a", "aborted", 1);
        assertThat(counts("touchstone_requests_total{"))
                .containsExactlyInAnyOrder(
                        "touchstone_requests_total{deployment=\"llama-a\",model=\"llama\",status=\"ok\"} 2.0",
                        "touchstone_requests_total{deployment=\"llama-a\",model=\"llama\",status=\"failed\"} 1.0",
                        "touchstone_requests_total{deployment=\"llama-b\",model=\"llama\",status=\"ok\"} 1.0",
                        "touchstone_requests_total{deployment=\"phi-a\",model=\"phi\",status=\"aborted\"} 1.0");
    }

    @Test
    void tokens_add_up_by_their_kind() {
        answered("llama", "llama-a", "ok", 11);
        answered("llama", "llama-a", "aborted", 4);
        assertThat(counts("touchstone_tokens_total{"))
                .containsExactlyInAnyOrder(
                        "touchstone_tokens_total{deployment=\"llama-a\",kind=\"prompt\",model=\"llama\"} 15.0",
                        "touchstone_tokens_total{deployment=\"llama-a\",kind=\"completion\",model=\"llama\"} 30.0");
    }

    @Test
    void times_count_in_buckets_of_seconds_and_add_up() {
        answered("llama", "llama-a", "ok", 1);
        answered("llama", "llama-a", "failed", 0);
        String where = "{deployment=\"llama-a\",model=\"llama\"";
        assertThat(counts("touchstone_request_duration_seconds"))
                .contains(
                        "touchstone_request_duration_seconds_bucket" + where + ",le=\"0.05\"} 0",
                        "touchstone_request_duration_seconds_bucket" + where + ",le=\"0.1\"} 2",
                        "touchstone_request_duration_seconds_bucket" + where + ",le=\"+Inf\"} 2",
                        "touchstone_request_duration_seconds_count" + where + "} 2",
                        "touchstone_request_duration_seconds_sum" + where + "} 0.15");
    }

    @Test
    void attempts_and_errors_count_by_their_outcome_and_code_and_are_no_requests() {
        metrics.attempted("llama", "llama-a", "error");
        metrics.attempted("llama", "llama-b", "ok");
        metrics.refused("model_not_found");
        metrics.refused("model_not_found");
        assertThat(metrics.text().lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "touchstone_attempts_total{deployment=\"llama-a\",model=\"llama\",outcome=\"error\"} 1.0",
                        "touchstone_attempts_total{deployment=\"llama-b\",model=\"llama\",outcome=\"ok\"} 1.0",
                        "touchstone_errors_total{code=\"model_not_found\"} 2.0");
    }

    @Test
    void a_thousand_requests_of_one_kind_are_one_line_each() {
        answered("llama", "llama-a", "ok", 1);
        List<String> once = names();
        for (int i = 0; i < 1_000; i++) {
            answered("llama", "llama-a", "ok", i);
        }
        assertThat(names()).isEqualTo(once);
    }

    private List<String> names() {
        return metrics.text()
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toList());
    }
}
