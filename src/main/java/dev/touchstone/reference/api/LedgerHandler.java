package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.ledger.Ledger;
import dev.touchstone.reference.ledger.LedgerEntry;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

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
