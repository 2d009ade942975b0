package dev.touchstone.router.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Price;
import dev.touchstone.router.TenantSettings;
import dev.touchstone.router.openai.Json;
import dev.touchstone.router.openai.Operations;
import dev.touchstone.wire.Received;
import dev.touchstone.wire.Request;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/admin/tenant/settings}. */
final class PlatformSettings implements TenantSettings {

    private static final String PATH = "/api/v1/admin/tenant/settings";

    private final Operations operations;

    PlatformSettings(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Outcome<Limits> read(Person caller) {
        return limits(
                operations.send("readTenantSettings", Request.get(PATH), caller.credential()));
    }

    @Override
    public Outcome<Limits> change(Person caller, List<Change> changes) {
        ObjectNode body = Json.object();
        changes.forEach(change -> put(body, change));
        Request patch = Request.json("PATCH", PATH, body.toString());
        return limits(operations.send("changeTenantSettings", patch, caller.credential()));
    }

    private static void put(ObjectNode body, Change change) {
        if (change instanceof Budget budget) {
            body.put("budget", budget.dollars().map(BigDecimal::toPlainString).orElse(null));
        } else if (change instanceof RequestsPerMinute rate) {
            body.put("requests_per_minute", rate.requests().orElse(null));
        } else if (change instanceof AllowedModels allowed) {
            allowed.models()
                    .ifPresentOrElse(
                            models -> models.forEach(body.putArray("allowed_models")::add),
                            () -> body.putNull("allowed_models"));
        }
    }

    private static Outcome<Limits> limits(Received received) {
        return Replies.json(received, 200, JsonNode::isObject, PlatformSettings::limits);
    }

    private static Limits limits(JsonNode body) {
        Map<String, Price> prices = new LinkedHashMap<>();
        body.path("price_list").forEach(row -> prices.put(row.path("model").asText(), price(row)));
        return new Limits(
                present(body, "budget").map(Decimal::of),
                present(body, "requests_per_minute").map(value -> value.asInt(-1)),
                present(body, "allowed_models").map(PlatformSettings::texts),
                prices);
    }

    private static Price price(JsonNode row) {
        return new Price(
                Decimal.of(row.path("prompt_price")), Decimal.of(row.path("completion_price")));
    }

    private static List<String> texts(JsonNode list) {
        return Replies.each(list, JsonNode::asText);
    }

    private static Optional<JsonNode> present(JsonNode body, String field) {
        return Optional.ofNullable(body.get(field)).filter(value -> !value.isNull());
    }
}
