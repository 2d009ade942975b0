package dev.touchstone.acceptance.sabotage;

import dev.touchstone.reference.Capacity;
import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
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
    NO_RESTS(config -> config.under(config.policy().resting(Optional.empty())));

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

    private static UnaryOperator<ReferenceConfig> deployments(
            UnaryOperator<List<DeploymentConfig>> change) {
        return config ->
                new ReferenceConfig(
                        config.host(),
                        config.port(),
                        config.database(),
                        config.identity(),
                        config.encryption(),
                        config.models().stream().map(model -> changed(model, change)).toList(),
                        config.policy());
    }

    private static ModelConfig changed(
            ModelConfig model, UnaryOperator<List<DeploymentConfig>> change) {
        return new ModelConfig(
                model.id(), model.provider(), model.prices(), change.apply(model.deployments()));
    }
}
