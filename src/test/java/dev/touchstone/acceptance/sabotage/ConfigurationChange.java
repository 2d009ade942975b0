package dev.touchstone.acceptance.sabotage;

import dev.touchstone.reference.Capacity;
import dev.touchstone.reference.CoolDown;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.PriceList;
import dev.touchstone.reference.ReferenceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The ways in which a router is configured otherwise, by the names that the catalogue uses. */
enum ConfigurationChange implements UnaryOperator<ReferenceConfig> {
    ONE_DEPLOYMENT(deployments(all -> all.subList(0, 1))),
    DEPLOYMENTS_REVERSED(
            deployments(
                    all -> {
                        List<DeploymentConfig> reversed = new ArrayList<>(all);
                        Collections.reverse(reversed);
                        return reversed;
                    })),
    NO_DEPLOYMENT_PRICES(
            deployments(
                    all ->
                            all.stream()
                                    .map(
                                            d ->
                                                    new DeploymentConfig(
                                                            d.id(), d.url(), Optional.empty()))
                                    .toList())),
    NO_PATIENCE(config -> config.under(config.policy().patient(Duration.ofMillis(200)))),
    NO_END_OF_ROOM(config -> config.under(config.policy().taking(Capacity.usual()))),
    NO_RESTS(config -> config.under(config.policy().resting(Optional.empty()))),
    ATTEMPTS_OF_A_SECOND(config -> config.under(config.policy().patient(Duration.ofSeconds(1)))),
    RESTS_AFTER_TWO_FAILURES(resting(rest -> new CoolDown(rest.failures() - 1, rest.rest()))),
    RESTS_AFTER_FOUR_FAILURES(resting(rest -> new CoolDown(rest.failures() + 1, rest.rest()))),
    RESTS_OF_A_THIRD(resting(rest -> new CoolDown(rest.failures(), rest.rest().dividedBy(3)))),
    RESTS_THREE_TIMES_AS_LONG(
            resting(rest -> new CoolDown(rest.failures(), rest.rest().multipliedBy(3)))),
    FIRST_PRICES_FOR_EVER(
            models(
                    model ->
                            priced(
                                    model,
                                    PriceList.always(
                                            model.prices().prices().firstEntry().getValue())))),
    LAST_PRICES_AT_ONCE(
            models(
                    model ->
                            priced(
                                    model,
                                    PriceList.always(
                                            model.prices().prices().lastEntry().getValue()))));

    private final UnaryOperator<ReferenceConfig> change;

    ConfigurationChange(UnaryOperator<ReferenceConfig> change) {
        this.change = change;
    }

    /**
     * @throws IllegalArgumentException when there is none of that name
     */
    static ConfigurationChange named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected as configuration one of %s, got %s"
                                                .formatted(
                                                        Arrays.stream(values())
                                                                .map(ConfigurationChange::word)
                                                                .collect(Collectors.joining(", ")),
                                                        name)));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public ReferenceConfig apply(ReferenceConfig usual) {
        return change.apply(usual);
    }

    private static UnaryOperator<ReferenceConfig> resting(UnaryOperator<CoolDown> change) {
        return config ->
                config.under(config.policy().resting(config.policy().coolDown().map(change)));
    }

    private static UnaryOperator<ReferenceConfig> deployments(
            UnaryOperator<List<DeploymentConfig>> change) {
        return models(
                model ->
                        new ModelConfig(
                                model.id(),
                                model.provider(),
                                model.prices(),
                                change.apply(model.deployments())));
    }

    private static ModelConfig priced(ModelConfig model, PriceList prices) {
        return new ModelConfig(model.id(), model.provider(), prices, model.deployments());
    }

    private static UnaryOperator<ReferenceConfig> models(UnaryOperator<ModelConfig> change) {
        return config ->
                new ReferenceConfig(
                        config.host(),
                        config.port(),
                        config.database(),
                        config.identity(),
                        config.encryption(),
                        config.models().stream().map(change).toList(),
                        config.policy());
    }
}
