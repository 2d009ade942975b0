package dev.touchstone.stack;

import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the embedded router offers: three engines, two deployments for most models, prices that only
 * exact arithmetic gets right, and one model that no engine has loaded.
 */
final class EmbeddedModels {

    static final List<String> ENGINES = List.of("one", "two", "three");

    static final List<Model> ALL =
            List.of(
                    model("llama-3.2-3b", "0.055", "0.215", "llama-one:one", "llama-two:two"),
                    model("phi-4", "0.07", "0.14", "phi-two:two", "phi-three:three"),
                    model(
                            "deepseek-r1-7b",
                            "0.4",
                            "1.75",
                            "deepseek-three:three",
                            "deepseek-one:one"),
                    notLoaded("deployer-lite", "0.01", "0.03", "deployer-three:three"));

    private EmbeddedModels() {}

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

    private static Model model(String id, String prompt, String completion, String... deployments) {
        return new Model(id, price(prompt, completion), deployments(deployments), true);
    }

    private static Model notLoaded(String id, String prompt, String completion, String deployment) {
        return new Model(id, price(prompt, completion), deployments(deployment), false);
    }

    private static Price price(String prompt, String completion) {
        return new Price(new BigDecimal(prompt), new BigDecimal(completion));
    }

    private static List<Deployment> deployments(String... named) {
        return List.of(named).stream()
                .map(name -> name.split(":"))
                .map(parts -> new Deployment(parts[0], parts[1]))
                .toList();
    }
}
