package dev.touchstone.router.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.TenantSettings;
import dev.touchstone.router.openai.Json;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a team may use: {@code GET /team/info} and {@code POST /team/update}, with the caller's key.
 */
record TeamLimits(Proxy proxy) implements TenantSettings {

    @Override
    public Outcome<Limits> read(Person caller) {
        String team = URLEncoder.encode(caller.tenantId(), StandardCharsets.UTF_8);
        return Proxy.read(
                proxy.get("/team/info?team_id=" + team, caller.credential()),
                body -> limits(body.path("team_info")));
    }

    @Override
    public Outcome<Limits> change(Person caller, List<Change> changes) {
        ObjectNode body = Json.object().put("team_id", caller.tenantId());
        changes.forEach(change -> write(body, change));
        return Proxy.read(
                proxy.post("/team/update", body, caller.credential()),
                changed -> limits(changed.path("data")));
    }

    private static void write(ObjectNode body, Change change) {
        if (change instanceof Budget budget) {
            body.put("max_budget", budget.dollars().orElse(null));
        } else if (change instanceof RequestsPerMinute limit) {
            body.put("rpm_limit", limit.requests().orElse(null));
        } else if (change instanceof AllowedModels allowed) {
            ArrayNode models = body.putArray("models");
            allowed.models().orElse(List.of()).forEach(models::add);
        }
    }

    /** No price list belongs to a team, and an empty list of models allows them all. */
    private static Limits limits(JsonNode team) {
        List<String> models =
                StreamSupport.stream(team.path("models").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        return new Limits(
                Optional.of(team.path("max_budget"))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::decimalValue)
                        .map(BigDecimal::stripTrailingZeros),
                Optional.of(team.path("rpm_limit")).filter(JsonNode::isInt).map(JsonNode::asInt),
                Optional.of(models).filter(some -> !some.isEmpty()),
                Map.of());
    }
}
