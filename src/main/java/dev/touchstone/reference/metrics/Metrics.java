package dev.touchstone.reference.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** Counts since the router started, in Prometheus' text format. Safe for use by many threads. */
public final class Metrics {
    private static final String MODEL = "model";
    private static final String DEPLOYMENT = "deployment";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /**
     * A request that the ledger has entered.
     *
     * @param deployment the last one that was asked
     * @param status the ledger's word for how it ended
     * @param took from its arrival to its end
     */
    public record Ended(
            String model,
            String deployment,
            String status,
            long promptTokens,
            long completionTokens,
            Duration took) {}

    /** Counts a request, its tokens and its time. */
    public void ended(Ended request) {
        String[] where = {MODEL, request.model(), DEPLOYMENT, request.deployment()};
        Counter.builder("touchstone.requests")
                .description("Requests that the ledger has entered, by how they ended")
                .tags(where)
                .tag("status", request.status())
                .register(registry)
                .increment();
        tokens(where, "prompt", request.promptTokens());
        tokens(where, "completion", request.completionTokens());
        Timer.builder("touchstone.request.duration")
                .description("From the arrival of a request to its end")
                .tags(where)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(request.took());
    }

    private void tokens(String[] where, String kind, long number) {
        Counter.builder("touchstone.tokens")
                .description("Tokens that the ledger has entered")
                .tags(where)
                .tag("kind", kind)
                .register(registry)
                .increment(number);
    }

    /** Counts an attempt at one deployment. */
    public void attempted(String model, String deployment, String outcome) {
        Counter.builder("touchstone.attempts")
                .description("Attempts at deployments, by their outcome")
                .tags(MODEL, model, DEPLOYMENT, deployment, "outcome", outcome)
                .register(registry)
                .increment();
    }

    /** Counts an error that a caller was told in place of an answer, by its code. */
    public void refused(String code) {
        Counter.builder("touchstone.errors")
                .description("Errors that callers were told in place of an answer, by their code")
                .tag("code", code)
                .register(registry)
                .increment();
    }

    /** All of them, as Prometheus reads them. */
    public String text() {
        return registry.scrape();
    }
}
