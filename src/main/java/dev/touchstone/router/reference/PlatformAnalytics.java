package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Analytics;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** {@code /api/v1/analytics}. */
record PlatformAnalytics(Operations operations) implements Analytics {

    private static final String ANALYTICS = "/api/v1/analytics";

    @Override
    public Outcome<Summary> summary(Person caller, DateRange range) {
        Received received = get("summarizeUse", caller, "/summary", query(range));
        return Replies.json(received, 200, JsonNode::isObject, UseRows::summary);
    }

    @Override
    public Outcome<List<Day>> daily(Person caller, DateRange range) {
        Received received = get("listDailyUse", caller, "/daily", query(range));
        return rows(received, UseRows::day);
    }

    @Override
    public Outcome<List<ModelDay>> export(Person caller, DateRange range, Format format) {
        List<String> query = query(range);
        query.add(0, "format=" + format.name().toLowerCase(Locale.ROOT));
        Received received = get("exportUse", caller, "/export", query);
        return format == Format.CSV
                ? Replies.given(received, 200, UseTable::rows)
                : rows(received, UseRows::modelDay);
    }

    private Received get(String operation, Person caller, String what, List<String> query) {
        String asked = query.isEmpty() ? "" : "?" + String.join("&", query);
        return operations.send(
                operation, Request.get(ANALYTICS + what + asked), caller.credential());
    }

    private static List<String> query(DateRange range) {
        List<String> query = new ArrayList<>();
        range.start().ifPresent(day -> query.add("start_date=" + encoded(day)));
        range.end().ifPresent(day -> query.add("end_date=" + encoded(day)));
        range.timeZone().ifPresent(zone -> query.add("time_zone=" + encoded(zone)));
        return query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static <T> Outcome<List<T>> rows(Received received, Function<JsonNode, T> read) {
        return Replies.json(received, 200, JsonNode::isArray, rows -> Replies.each(rows, read));
    }
}
