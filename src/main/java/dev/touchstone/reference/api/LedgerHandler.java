package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.ledger.Ledger;
import dev.touchstone.reference.ledger.LedgerEntry;
import dev.touchstone.reference.ledger.Sums;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger of the caller's own tenant. */
final class LedgerHandler implements Operations.Part {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;

    private final Json json;
    private final Ledger ledger;

    LedgerHandler(Json json, Ledger ledger) {
        this.json = json;
        this.ledger = ledger;
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.GET, "/api/v1/ledger", Action.READ_LEDGER, this::list);
        operations.guarded(
                HandlerType.GET, "/api/v1/ledger/summary", Action.READ_LEDGER, this::summarize);
    }

    private void summarize(Context context, Caller caller) {
        Sums sums = ledger.sums(caller.tenantId(), by(Query.of(context)));
        ObjectNode body = json.object();
        put(body.putObject("total"), sums.total());
        ArrayNode groups = body.putArray("groups");
        for (Sums.Group group : sums.groups()) {
            put(groups.addObject().put("key", group.key()), group.sum());
        }
        json.answer(context, 200, body);
    }

    private static Sums.By by(Query asked) {
        Set<String> words =
                Stream.of(Sums.By.values()).map(LedgerHandler::word).collect(Collectors.toSet());
        String word = asked.oneOf("group_by", words, "");
        return Stream.of(Sums.By.values())
                .filter(by -> word(by).equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static String word(Sums.By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode row, Sums.Sum sum) {
        row.put("entries", sum.entries())
                .put("prompt_tokens", sum.promptTokens())
                .put("completion_tokens", sum.completionTokens())
                .put("total_tokens", sum.promptTokens().add(sum.completionTokens()))
                .put("cost", Decimals.text(sum.cost()));
    }

    private void list(Context context, Caller caller) {
        Query asked = Query.of(context);
        Ledger.Query query =
                new Ledger.Query(
                        asked.text("trace_id"),
                        asked.text("user_id"),
                        asked.time("from"),
                        asked.time("to"),
                        asked.limit(DEFAULT_LIMIT, LARGEST_LIMIT),
                        asked.offset());
        ArrayNode list = json.array();
        for (LedgerEntry entry : ledger.entries(caller.tenantId(), query)) {
            list.addObject()
                    .put("id", entry.id().toString())
                    .put("request_id", entry.requestId().toString())
                    .put("call", entry.call())
                    .put("trace_id", entry.traceId())
                    .put("tenant_id", entry.tenantId().toString())
                    .put("user_id", entry.userId())
                    .put("model", entry.model())
                    .put("deployment", entry.deployment())
                    .put("prompt_tokens", entry.promptTokens())
                    .put("completion_tokens", entry.completionTokens())
                    .put("total_tokens", entry.promptTokens() + entry.completionTokens())
                    .put("cost", Decimals.text(entry.cost()))
                    .put("status", entry.status().label())
                    .put("attempts", entry.attempts())
                    .put("created_at", entry.createdAt().toString());
        }
        json.answer(context, 200, list);
    }
}
