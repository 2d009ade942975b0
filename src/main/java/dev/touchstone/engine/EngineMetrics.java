package dev.touchstone.engine;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * vLLM's metrics (v1/metrics/loggers.py) with true counts: tokens count when they are generated,
 * also those of a request that is aborted or broken, and whatever the answer reports about itself.
 * Prompt tokens count with the first token. As measured on vLLM 0.32, an abort is no finished
 * request.
 */
final class EngineMetrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final String[] LABELS = {"model_name", "engine"};
    private static final String ENGINE = "0";
    private static final double[] FIRST_TOKEN_BUCKETS = {
        0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20,
        40, 80, 160, 640, 2560
    };
    private static final double[] BETWEEN_TOKENS_BUCKETS = {
        0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40,
        80
    };
    private static final double[] END_TO_END_BUCKETS = {
        0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauge running =
            gauge("vllm:num_requests_running", "Number of requests in model execution batches.");
    private final Gauge waiting =
            gauge("vllm:num_requests_waiting", "Number of requests waiting to be processed.");
    private final Counter promptTokens =
            counter("vllm:prompt_tokens_total", "Number of prefill tokens processed.");
    private final Counter generationTokens =
            counter("vllm:generation_tokens_total", "Number of generation tokens processed.");
    private final Counter finished =
            Counter.builder()
                    .name("vllm:request_success_total")
                    .help("Count of successfully processed requests.")
                    .labelNames("model_name", "engine", "finished_reason")
                    .register(registry);
    private final Histogram firstToken =
            histogram(
                    "vllm:time_to_first_token_seconds",
                    "Histogram of time to first token in seconds.",
                    FIRST_TOKEN_BUCKETS);
    private final Histogram betweenTokens =
            histogram(
                    "vllm:inter_token_latency_seconds",
                    "Histogram of inter-token latency in seconds.",
                    BETWEEN_TOKENS_BUCKETS);
    private final Histogram endToEnd =
            histogram(
                    "vllm:e2e_request_latency_seconds",
                    "Histogram of e2e request latency in seconds.",
                    END_TO_END_BUCKETS);

    EngineMetrics(List<String> models) {
        for (String model : models) {
            running.initLabelValues(model, ENGINE);
            waiting.initLabelValues(model, ENGINE);
            promptTokens.initLabelValues(model, ENGINE);
            generationTokens.initLabelValues(model, ENGINE);
            firstToken.initLabelValues(model, ENGINE);
            betweenTokens.initLabelValues(model, ENGINE);
            endToEnd.initLabelValues(model, ENGINE);
            for (String reason : List.of("stop", "length", "abort", "error")) {
                finished.initLabelValues(model, ENGINE, reason);
            }
        }
    }

    /** A request begins to wait. */
    Meter begin(String model) {
        return new Meter(model);
    }

    byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing metrics to memory", impossible);
        }
        return out.toByteArray();
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).labelNames(LABELS).register(registry);
    }

    private Counter counter(String name, String help) {
        return Counter.builder().name(name).help(help).labelNames(LABELS).register(registry);
    }

    private Histogram histogram(String name, String help, double[] buckets) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(LABELS)
                .classicOnly()
                .classicUpperBounds(buckets)
                .register(registry);
    }

    /** One request's way through the counts. Used by one thread. */
    final class Meter {
        private final String model;
        private final long begun = System.nanoTime();
        private long lastToken;
        private Gauge counted = waiting;

        private Meter(String model) {
            this.model = model;
            counted.labelValues(model, ENGINE).inc();
        }

        void generating(int prompt) {
            move(running);
            promptTokens.labelValues(model, ENGINE).inc(prompt);
        }

        void generated(int tokens) {
            long now = System.nanoTime();
            generationTokens.labelValues(model, ENGINE).inc(tokens);
            if (lastToken == 0) {
                firstToken.labelValues(model, ENGINE).observe(seconds(begun, now));
            } else {
                betweenTokens.labelValues(model, ENGINE).observe(seconds(lastToken, now));
            }
            lastToken = now;
        }

        /** All was generated, for one of vLLM's reasons. */
        void finished(String reason) {
            finished.labelValues(model, ENGINE, reason).inc();
            endToEnd.labelValues(model, ENGINE).observe(seconds(begun, System.nanoTime()));
            left();
        }

        /** The request occupies the engine no more; a second call changes nothing. */
        void left() {
            move(null);
        }

        private void move(Gauge next) {
            if (counted != null) {
                counted.labelValues(model, ENGINE).dec();
            }
            counted = next;
            if (next != null) {
                next.labelValues(model, ENGINE).inc();
            }
        }

        private static double seconds(long from, long to) {
            return (to - from) / 1e9;
        }
    }
}
