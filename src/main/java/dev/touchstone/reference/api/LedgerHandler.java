package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.identity.Guard;
import dev.touchstone.reference.ledger.Ledger;
import dev.touchstone.reference.ledger.LedgerEntry;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The ledger of the caller's own tenant. */
final class LedgerHandler {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 1000;

    private final Json json;
    private final Guard guard;
    private final Ledger ledger;

    LedgerHandler(Json json, Guard guard, Ledger ledger) {
        this.json = json;
        this.guard = guard;
        this.ledger = ledger;
    }

    void list(Context context) {
        Caller caller = guard.permit(Action.READ_LEDGER, context.header("Authorization"));
        Ledger.Query query =
                new Ledger.Query(
                        text(context, "trace_id"),
                        text(context, "user_id"),
                        time(context, "from"),
                        time(context, "to"),
                        number(context, "limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT),
                        number(context, "offset", 0, 0, Integer.MAX_VALUE));
        ArrayNode list = json.array();
        for (LedgerEntry entry : ledger.entries(caller.tenantId(), query)) {
            list.addObject()
                    .put("id", entry.id().toString())
                    .put("request_id", entry.requestId().toString())
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

    private static Optional<String> text(Context context, String name) {
        Optional<String> value = Optional.ofNullable(context.queryParam(name));
        if (value.filter(text -> text.indexOf('\0') >= 0).isPresent()) {
            throw ApiError.invalidField(name, name + " must be a text");
        }
        return value;
    }

    private static Optional<Instant> time(Context context, String name) {
        String value = context.queryParam(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw ApiError.invalidField(
                    name, name + " must be a time such as 2026-11-21T10:00:00Z (RFC 3339)");
        }
    }

    private static int number(Context context, String name, int absent, int least, int most) {
        String value = context.queryParam(name);
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is out of range.
        }
        throw ApiError.invalidField(
                name, name + " must be a whole number from " + least + " to " + most);
    }
}
