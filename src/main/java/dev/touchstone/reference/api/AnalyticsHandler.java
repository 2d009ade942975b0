package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.analytics.Analytics;
import dev.touchstone.reference.analytics.Analytics.ModelDay;
import dev.touchstone.reference.analytics.Period;
import dev.touchstone.reference.analytics.ResponseTimes;
import dev.touchstone.reference.analytics.Summary;
import dev.touchstone.reference.analytics.Totals;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the caller's tenant used (ANALYTICS-1 to 7). */
final class AnalyticsHandler implements Operations.Part {
    private static final int MOST_DAYS = 366;
    private static final int MICROSECOND = 3;

    private final Json json;
    private final Analytics analytics;
    private final PeriodQuery periods = new PeriodQuery(Clock.systemUTC());
    private final AnalyticsCsv csv = new AnalyticsCsv();

    AnalyticsHandler(Json json, Analytics analytics) {
        this.json = json;
        this.analytics = analytics;
    }

    @Override
    public void offer(Operations operations) {
        String at = "/api/v1/analytics";
        operations.guarded(HandlerType.GET, at + "/summary", Action.READ_ANALYTICS, this::summary);
        operations.guarded(HandlerType.GET, at + "/daily", Action.READ_ANALYTICS, this::daily);
        operations.guarded(HandlerType.GET, at + "/export", Action.READ_ANALYTICS, this::export);
    }

    private void summary(Context context, Caller caller) {
        Period period = periods.of(Query.of(context));
        Summary summary = analytics.summary(caller.tenantId(), period);
        ObjectNode body =
                json.object()
                        .put("total_requests", summary.totals().requests())
                        .put("total_tokens", summary.totals().totalTokens())
                        .put("prompt_tokens", summary.totals().promptTokens())
                        .put("completion_tokens", summary.totals().completionTokens())
                        .put("total_cost", Decimals.text(summary.totals().cost()));
        ObjectNode times = body.putObject("response_time_ms");
        times.put("mean", time(summary, ResponseTimes::mean))
                .put("p50", time(summary, ResponseTimes::p50))
                .put("p95", time(summary, ResponseTimes::p95))
                .put("p99", time(summary, ResponseTimes::p99));
        ArrayNode models = body.putArray("by_model");
        summary.byModel()
                .forEach(
                        each -> tell(each.totals(), models.addObject().put("model", each.model())));
        json.answer(context, 200, body);
    }

    private void daily(Context context, Caller caller) {
        Period period = periods.of(Query.of(context), MOST_DAYS);
        ArrayNode days = json.array();
        analytics
                .daily(caller.tenantId(), period)
                .forEach(
                        day ->
                                tell(
                                        day.totals(),
                                        days.addObject().put("date", day.date().toString())));
        json.answer(context, 200, days);
    }

    private void export(Context context, Caller caller) {
        Query query = Query.of(context);
        boolean table = query.oneOf("format", Set.of("csv", "json"), "json").equals("csv");
        Period period = periods.of(query);
        List<ModelDay> rows = analytics.byDayAndModel(caller.tenantId(), period);
        context.header(
                "content-disposition",
                "attachment; filename=\"analytics_%s_%s.%s\""
                        .formatted(period.first(), period.last(), table ? "csv" : "json"));
        if (table) {
            context.status(200)
                    .contentType("text/csv; charset=utf-8; header=present")
                    .result(csv.of(rows));
        } else {
            json.answer(context, 200, array(rows));
        }
    }

    private ArrayNode array(List<ModelDay> rows) {
        ArrayNode array = json.array();
        for (ModelDay row : rows) {
            tell(
                    row.totals(),
                    array.addObject().put("date", row.date().toString()).put("model", row.model()));
        }
        return array;
    }

    private static void tell(Totals totals, ObjectNode row) {
        row.put("requests", totals.requests())
                .put("prompt_tokens", totals.promptTokens())
                .put("completion_tokens", totals.completionTokens())
                .put("total_tokens", totals.totalTokens())
                .put("cost", Decimals.text(totals.cost()));
    }

    /** Milliseconds; null when there is no time. */
    private static BigDecimal time(Summary summary, Function<ResponseTimes, Duration> which) {
        Optional<BigDecimal> milliseconds =
                summary.responseTimes()
                        .map(which)
                        .map(time -> time.dividedBy(ChronoUnit.MICROS.getDuration()))
                        .map(micros -> BigDecimal.valueOf(micros, MICROSECOND));
        return milliseconds.orElse(null);
    }
}
