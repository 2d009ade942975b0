package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.touchstone.router.Ledger;
import dev.touchstone.router.LedgerEntry;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Usage;
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
import java.util.Optional;

/** {@code GET /api/v1/ledger}, page by page. */
final class PlatformLedger implements Ledger {

    private static final int PAGE = 100;

    /** More than any scenario makes; a router that never comes to an end must not keep a run. */
    private static final int MOST = 10_000;

    private final Operations operations;

    PlatformLedger(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Outcome<List<LedgerEntry>> entries(Person reader, Filter filter) {
        List<LedgerEntry> entries = new ArrayList<>();
        while (entries.size() < MOST) {
            Request page =
                    Request.get(
                            "/api/v1/ledger?limit=%d&offset=%d%s"
                                    .formatted(PAGE, entries.size(), query(filter)));
            Received received = operations.send("listLedger", page, reader.credential());
            if (received instanceof NoReply none) {
                return Refusals.none(none);
            }
            Reply reply = (Reply) received;
            Optional<JsonNode> rows = Json.read(reply).filter(JsonNode::isArray);
            if (reply.status() != 200 || rows.isEmpty()) {
                return Refusals.of(reply);
            }
            rows.get().forEach(row -> entries.add(entry(row)));
            if (rows.get().size() < PAGE) {
                return new Outcome.Given<>(List.copyOf(entries));
            }
        }
        return new Outcome.Unusable<>(
                "expected the entries of one tenant, got %d and still no last page"
                        .formatted(entries.size()));
    }

    @Override
    public Outcome<Sums> sums(Person reader, Grouping by) {
        String group =
                switch (by) {
                    case PERSON -> "user";
                    case MODEL -> "model";
                    case DAY -> "day";
                };
        Request get = Request.get("/api/v1/ledger/summary?group_by=" + group);
        return Replies.json(
                operations.send("summarizeLedger", get, reader.credential()),
                200,
                JsonNode::isObject,
                UseRows::sums);
    }

    private static String query(Filter filter) {
        return filter.person().map(id -> "&user_id=" + encoded(id)).orElse("")
                + filter.trace().map(trace -> "&trace_id=" + encoded(trace)).orElse("")
                + filter.from().map(first -> "&from=" + encoded(first.toString())).orElse("")
                + filter.until().map(end -> "&to=" + encoded(end.toString())).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static LedgerEntry entry(JsonNode row) {
        return new LedgerEntry(
                row.path("id").asText(),
                row.path("request_id").asText(),
                row.path("call").asInt(-1),
                row.path("trace_id").asText(),
                row.path("tenant_id").asText(),
                row.path("user_id").asText(),
                row.path("model").asText(),
                row.path("deployment").asText(),
                new Usage(
                        row.path("prompt_tokens").asLong(-1),
                        row.path("completion_tokens").asLong(-1),
                        row.path("total_tokens").asLong(-1)),
                Decimal.of(row.path("cost")),
                row.path("status").asText(),
                row.path("attempts").asInt(-1),
                Moment.of(row.path("created_at")));
    }
}
