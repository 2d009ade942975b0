package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Analytics;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.router.openai.Refusals;
import dev.touchstone.wire.NoReply;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Reply;
import dev.touchstone.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code /api/v1/analytics}. */
record PlatformAnalytics(Operations operations) implements Analytics {

    private static final String ANALYTICS = "/api/v1/analytics";

    @Override
    public Outcome<Summary> summary(Person caller, DateRange range) {
        Received received = get("summarizeUse", caller, "/summary", query(range));
        return given(received, json(JsonNode::isObject).andThen(o -> o.map(UseRows::summary)));
    }

    @Override
    public Outcome<List<Day>> daily(Person caller, DateRange range) {
        Received received = get("listDailyUse", caller, "/daily", query(range));
        return given(
                received,
                json(JsonNode::isArray)
                        .andThen(rows -> rows.map(array -> each(array, UseRows::day))));
    }

    @Override
    public Outcome<List<ModelDay>> export(Person caller, DateRange range, Format format) {
        List<String> query = query(range);
        query.add(0, "format=" + format.name().toLowerCase(Locale.ROOT));
        Received received = get("exportUse", caller, "/export", query);
        return format == Format.CSV
                ? given(received, UseTable::rows)
                : given(
                        received,
                        json(JsonNode::isArray)
                                .andThen(
                                        rows -> rows.map(array -> each(array, UseRows::modelDay))));
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

    private static <T> Outcome<T> given(Received received, Function<Reply, Optional<T>> read) {
        if (received instanceof NoReply none) {
            return Refusals.none(none);
        }
        Reply reply = (Reply) received;
        Optional<T> value = reply.status() == 200 ? read.apply(reply) : Optional.empty();
        return value.<Outcome<T>>map(Outcome.Given::new).orElseGet(() -> Refusals.of(reply));
    }

    private static Function<Reply, Optional<JsonNode>> json(Predicate<JsonNode> kind) {
        return reply -> Json.read(reply).filter(kind);
    }

    private static <T> List<T> each(JsonNode rows, Function<JsonNode, T> read) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(read)
                .collect(Collectors.toUnmodifiableList());
    }
}
