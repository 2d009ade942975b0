package dev.touchstone.reference.analytics;

import dev.touchstone.reference.analytics.Summary.ModelTotals;
import dev.touchstone.reference.storage.Access;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The analytics of a tenant. Safe for use by many threads. */
public final class Analytics {

    /** The one definition of the day on which an entry counts. */
    private static final String DAY = "(created_at at time zone :zone)::date";

    /** The entries of a period; the first two limits are wider and let the index find them. */
    private static final String ENTRIES =
            """
            (select %1$s as day, model, prompt_tokens, completion_tokens, cost, response_time_us
               from ledger
              where tenant_id = :tenant
                and created_at >= (:first::date - 2)::timestamp at time zone 'UTC'
                and created_at <= (:last::date + 2)::timestamp at time zone 'UTC'
                and %1$s between :first::date and :last::date) entries
            """
                    .formatted(DAY);

    private static final String TOTALS =
            """
            count(model) as requests,
            coalesce(sum(prompt_tokens), 0) as prompt_tokens,
            coalesce(sum(completion_tokens), 0) as completion_tokens,
            coalesce(sum(cost), 0) as cost
            """;

    private final Access access;

    /** The analytics of the ledger in that database. */
    public Analytics(Access access) {
        this.access = access;
    }

    /** What the calls of one day came to. */
    public record Day(LocalDate date, Totals totals) {}

    /** What the calls of one model came to on one day. */
    public record ModelDay(LocalDate date, String model, Totals totals) {}

    /** What the tenant used in the period, in all and by model. */
    public Summary summary(UUID tenantId, Period period) {
        String sql =
                """
                select grouping(model) = 1 as everything, model, %s,
                       round(avg(response_time_us))::bigint as mean,
                       round(percentile_cont(0.5) within group (order by response_time_us))::bigint as p50,
                       round(percentile_cont(0.95) within group (order by response_time_us))::bigint as p95,
                       round(percentile_cont(0.99) within group (order by response_time_us))::bigint as p99
                  from %s
                 group by grouping sets ((), (model))
                 order by everything desc, model collate "C"
                """
                        .formatted(TOTALS, ENTRIES);
        return access.inTenant(
                tenantId,
                handle -> {
                    List<Line> lines =
                            ask(handle, sql, tenantId, period)
                                    .map((row, context) -> Line.of(row))
                                    .list();
                    return new Summary(
                            lines.get(0).totals(),
                            lines.get(0).times(),
                            lines.stream().skip(1).map(Line::ofModel).toList());
                });
    }

    /** Each day of the period, also those without a call, the oldest first. */
    public List<Day> daily(UUID tenantId, Period period) {
        String sql =
                """
                select days.day::date as day, %s
                  from generate_series(:first::date, :last::date, interval '1 day') as days (day)
                  left join %s on entries.day = days.day::date
                 group by days.day
                 order by days.day
                """
                        .formatted(TOTALS, ENTRIES);
        return access.inTenant(
                tenantId,
                handle ->
                        ask(handle, sql, tenantId, period)
                                .map((row, context) -> new Day(day(row), totals(row)))
                                .list());
    }

    /** Each model that had calls on a day, by day and by the model's name. */
    public List<ModelDay> byDayAndModel(UUID tenantId, Period period) {
        String sql =
                """
                select day, model, %s
                  from %s
                 group by day, model
                 order by day, model collate "C"
                """
                        .formatted(TOTALS, ENTRIES);
        return access.inTenant(
                tenantId,
                handle ->
                        ask(handle, sql, tenantId, period)
                                .map(
                                        (row, context) ->
                                                new ModelDay(
                                                        day(row),
                                                        row.getString("model"),
                                                        totals(row)))
                                .list());
    }

    private static Query ask(Handle handle, String sql, UUID tenantId, Period period) {
        return handle.createQuery(sql)
                .bind("tenant", tenantId)
                .bind("first", period.first())
                .bind("last", period.last())
                .bind("zone", period.zone().getId());
    }

    private record Line(String model, Totals totals, Optional<ResponseTimes> times) {
        static Line of(ResultSet row) throws SQLException {
            Optional<ResponseTimes> times =
                    row.getObject("mean") == null
                            ? Optional.empty()
                            : Optional.of(
                                    new ResponseTimes(
                                            micros(row, "mean"),
                                            micros(row, "p50"),
                                            micros(row, "p95"),
                                            micros(row, "p99")));
            return new Line(row.getString("model"), Analytics.totals(row), times);
        }

        ModelTotals ofModel() {
            return new ModelTotals(model, totals);
        }
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("day", LocalDate.class);
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong("requests"),
                whole(row, "prompt_tokens"),
                whole(row, "completion_tokens"),
                row.getBigDecimal("cost"));
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum.toBigIntegerExact();
    }

    private static Duration micros(ResultSet row, String column) throws SQLException {
        return Duration.of(row.getLong(column), ChronoUnit.MICROS);
    }
}
