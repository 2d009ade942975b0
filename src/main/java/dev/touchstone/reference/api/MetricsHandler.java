package dev.touchstone.reference.api;

import dev.touchstone.reference.metrics.Metrics;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** What a monitoring system scrapes (HEALTH-5). */
final class MetricsHandler implements Operations.Part {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Metrics metrics;

    MetricsHandler(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void offer(Operations operations) {
        operations.open(HandlerType.GET, "/metrics", this::scrape);
    }

    private void scrape(Context context) {
        context.contentType(PROMETHEUS_TEXT).result(metrics.text());
    }
}
