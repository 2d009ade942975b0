package dev.touchstone.reference.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.Price;
import dev.touchstone.reference.identity.Action;
import dev.touchstone.reference.identity.Caller;
import dev.touchstone.reference.limits.Limits;
import dev.touchstone.reference.limits.TenantLimits;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the admin's own tenant is limited to, and what its models cost (ROLE-1, TENANT-6). */
final class SettingsHandler implements Operations.Part {
    private static final String PATH = "/api/v1/admin/tenant/settings";
    private static final String BUDGET = "budget";
    private static final String REQUESTS = "requests_per_minute";

    private final Json json;
    private final TenantLimits limits;
    private final List<ModelConfig> models;
    private final AllowedModels allowedModels;
    private final Clock clock;

    SettingsHandler(Json json, TenantLimits limits, List<ModelConfig> models, Clock clock) {
        this.json = json;
        this.limits = limits;
        this.models = models;
        this.clock = clock;
        allowedModels =
                new AllowedModels(models.stream().map(ModelConfig::id).collect(Collectors.toSet()));
    }

    @Override
    public void offer(Operations operations) {
        operations.guarded(HandlerType.GET, PATH, Action.MANAGE_SETTINGS, this::read);
        operations.guarded(HandlerType.PATCH, PATH, Action.MANAGE_SETTINGS, this::update);
    }

    private void read(Context context, Caller admin) {
        json.answer(context, 200, body(limits.of(admin.tenantId())));
    }

    private void update(Context context, Caller admin) throws IOException {
        UnaryOperator<Limits> change = change(Fields.of(json.body(context)));
        json.answer(context, 200, body(limits.change(admin.tenantId(), change)));
    }

    /** A field that is absent leaves its limit as it is; a null takes the limit away. */
    private UnaryOperator<Limits> change(Fields fields) {
        fields.only(Set.of(BUDGET, REQUESTS, AllowedModels.FIELD));
        Optional<BigDecimal> budget = fields.money(BUDGET);
        Optional<Integer> requests = fields.wholeNumber(REQUESTS, 1, Integer.MAX_VALUE);
        Optional<List<String>> allowed = allowedModels.read(fields);
        return stored -> {
            Limits changed = stored;
            changed = fields.has(BUDGET) ? changed.budget(budget) : changed;
            changed = fields.has(REQUESTS) ? changed.requestsPerMinute(requests) : changed;
            return fields.has(AllowedModels.FIELD) ? changed.allowedModels(allowed) : changed;
        };
    }

    private ObjectNode body(Limits of) {
        ObjectNode body =
                json.object()
                        .put(BUDGET, of.budget().map(Decimals::text).orElse(null))
                        .put(REQUESTS, of.requestsPerMinute().orElse(null));
        of.allowedModels()
                .ifPresentOrElse(
                        allowed -> allowed.forEach(body.putArray(AllowedModels.FIELD)::add),
                        () -> body.putNull(AllowedModels.FIELD));
        ArrayNode prices = body.putArray("price_list");
        models.stream()
                .filter(model -> of.allowedModels().map(a -> a.contains(model.id())).orElse(true))
                .forEach(model -> add(prices, model));
        return body;
    }

    private void add(ArrayNode prices, ModelConfig model) {
        Price price = model.prices().at(clock.instant());
        prices.addObject()
                .put("model", model.id())
                .put("prompt_price", Decimals.text(price.promptTokens()))
                .put("completion_price", Decimals.text(price.completionTokens()));
    }
}
