package dev.touchstone.stack;

import dev.touchstone.reference.DeploymentConfig;
import dev.touchstone.reference.ModelConfig;
import dev.touchstone.reference.PriceList;
import dev.touchstone.router.Price;
import dev.touchstone.router.RouterDescription.Deployment;
import dev.touchstone.router.RouterDescription.Model;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** What a router is described to offer, as the reference router is configured with it. */
final class OfferedModels {

    private OfferedModels() {}

    /**
     * @param engines where the engine of that name is
     */
    static List<ModelConfig> of(List<Model> models, Function<String, URI> engines) {
        return models.stream().map(model -> model(model, engines)).toList();
    }

    private static ModelConfig model(Model model, Function<String, URI> engines) {
        List<DeploymentConfig> deployments =
                model.deployments().stream().map(each -> deployment(each, engines)).toList();
        return new ModelConfig(
                model.id(), model.provider().orElseThrow(), prices(model), deployments);
    }

    private static DeploymentConfig deployment(
            Deployment deployment, Function<String, URI> engines) {
        return new DeploymentConfig(
                deployment.id(),
                engines.apply(deployment.engine()),
                deployment.price().map(price -> PriceList.always(price(price))));
    }

    private static PriceList prices(Model model) {
        PriceList prices = PriceList.always(price(model.price()));
        return model.change()
                .map(change -> prices.from(change.from(), price(change.price())))
                .orElse(prices);
    }

    private static dev.touchstone.reference.Price price(Price price) {
        return new dev.touchstone.reference.Price(price.promptTokens(), price.completionTokens());
    }
}
