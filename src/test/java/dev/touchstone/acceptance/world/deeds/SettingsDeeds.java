package dev.touchstone.acceptance.world.deeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.acceptance.world.RouterUnderTest;
import dev.touchstone.router.Outcome;
import dev.touchstone.router.Person;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.TenantSettings.AllowedModels;
import dev.touchstone.router.TenantSettings.Budget;
import dev.touchstone.router.TenantSettings.Change;
import dev.touchstone.router.TenantSettings.Limits;
import dev.touchstone.router.TenantSettings.RequestsPerMinute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done with the settings of a tenant, the price list in them. */
public final class SettingsDeeds {

    private static final Set<Part> CHANGES = Set.of(Part.SETTINGS);
    private static final Optional<BigDecimal> BUDGET = Optional.of(new BigDecimal("12.5"));
    private static final Optional<Integer> REQUESTS = Optional.of(600);

    private final RouterUnderTest router;

    public SettingsDeeds(RouterUnderTest router) {
        this.router = router;
    }

    Stream<Deed> all() {
        return Stream.of(
                Deed.reading("read the settings", this::read, this::settings),
                new Deed(
                        "change the budget",
                        CHANGES,
                        who -> change(who, new Budget(BUDGET)),
                        changed(
                                old ->
                                        new Limits(
                                                BUDGET,
                                                old.requestsPerMinute(),
                                                old.allowedModels(),
                                                old.priceList()))),
                new Deed(
                        "limit the requests",
                        CHANGES,
                        who -> change(who, new RequestsPerMinute(REQUESTS)),
                        changed(
                                old ->
                                        new Limits(
                                                old.budget(),
                                                REQUESTS,
                                                old.allowedModels(),
                                                old.priceList()))),
                new Deed(
                        "choose the models",
                        CHANGES,
                        who -> change(who, new AllowedModels(Optional.of(List.of(model().id())))),
                        changed(
                                old ->
                                        new Limits(
                                                old.budget(),
                                                old.requestsPerMinute(),
                                                Optional.of(List.of(model().id())),
                                                Map.of(model().id(), model().price())))));
    }

    private Outcome<?> read(Person who) {
        return router.settings().read(who);
    }

    private Outcome<?> change(Person who, Change change) {
        return router.settings().change(who, List.of(change));
    }

    private Model model() {
        return router.description().defaultModel();
    }

    private void settings(Person who, Object told, TenantState before, TenantState after) {
        ReadingDeeds.same(told, after.settings().orElseThrow(), "the settings");
        Map<String, Price> prices =
                router.description().models().stream()
                        .collect(Collectors.toMap(Model::id, Model::price));
        assertThat(((Limits) told).priceList()).as("the price list").isEqualTo(prices);
    }

    private static Deed.Effect changed(UnaryOperator<Limits> change) {
        return (who, told, before, after) -> {
            Limits expected = change.apply(before.settings().orElseThrow());
            assertThat(after.settings().orElseThrow())
                    .as("the settings, with one changed")
                    .isEqualTo(expected);
            assertThat(told).as("what %s is told", who.name()).isEqualTo(expected);
        };
    }
}
