package dev.touchstone.stack;

import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import dev.touchstone.router.RouterDescription.PriceChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the embedded router offers: three engines, two providers, two deployments for most models,
 * prices that only exact arithmetic gets right, a dearer second engine, a model whose first engine
 * is free, and one model that no engine has loaded.
 */
final class EmbeddedModels {

    static final List<String> ENGINES = List.of("one", "two", "three");

    private static final String LOCAL = "local";
    private static final String INFERENCE = "inference";

    static final List<Model> ALL =
            List.of(
                    loaded(
                            "llama-3.2-3b",
                            LOCAL,
                            price("0.055", "0.215"),
                            new Deployment("llama-one", "one"),
                            new Deployment("llama-two", "two", dearer("0.061", "0.2345"))),
                    loaded(
                            "phi-4",
                            INFERENCE,
                            price("0.07", "0.14"),
                            new Deployment("phi-two", "two"),
                            new Deployment("phi-three", "three")),
                    loaded(
                            "deepseek-r1-7b",
                            INFERENCE,
                            price("0.4", "1.75"),
                            new Deployment("deepseek-three", "three"),
                            new Deployment("deepseek-one", "one", dearer("0.45", "1.9"))),
                    loaded(
                            "granite-4-micro",
                            INFERENCE,
                            price("0", "0"),
                            new Deployment("granite-one", "one"),
                            new Deployment("granite-three", "three", dearer("0.09", "0.36"))),
                    new Model(
                            "deployer-lite",
                            Optional.of(INFERENCE),
                            price("0.01", "0.03"),
                            List.of(new Deployment("deployer-three", "three")),
                            false,
                            Optional.empty()));

    private static final Price LATER = price("0.083", "0.166");

    private EmbeddedModels() {}

    /** The same, but the second one has another price from that moment on. */
    static List<Model> changingAt(Instant moment) {
        List<Model> changing = new ArrayList<>(ALL);
        changing.set(1, changed(ALL.get(1), new PriceChange(moment, LATER)));
        return List.copyOf(changing);
    }

    private static Model changed(Model model, PriceChange change) {
        return new Model(
                model.id(),
                model.provider(),
                model.price(),
                model.deployments(),
                model.loaded(),
                Optional.of(change));
    }

    /** The models that an engine has loaded. */
    static List<String> loadedBy(String engine) {
        return ALL.stream()
                .filter(Model::loaded)
                .filter(
                        model ->
                                model.deployments().stream()
                                        .anyMatch(d -> d.engine().equals(engine)))
                .map(Model::id)
                .toList();
    }

    private static Model loaded(
            String id, String provider, Price price, Deployment... deployments) {
        return new Model(
                id, Optional.of(provider), price, List.of(deployments), true, Optional.empty());
    }

    private static Price price(String prompt, String completion) {
        return new Price(new BigDecimal(prompt), new BigDecimal(completion));
    }

    private static Optional<Price> dearer(String prompt, String completion) {
        return Optional.of(price(prompt, completion));
    }
}
