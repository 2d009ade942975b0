package dev.touchstone.reference;

import java.time.Instant;
import java.util.List;

/**
 * A model that the router offers.
 *
 * @param id the name that callers use
 * @param ownedBy the {@code owned_by} of the model list
 * @param prices what its tokens cost, where a deployment has no prices of its own
 * @param deployments the engines that serve it, in the order in which they are to be asked; at
 *     least one
 */
public record ModelConfig(
        String id, String ownedBy, PriceList prices, List<DeploymentConfig> deployments) {
    /**
     * @throws IllegalArgumentException when there is no deployment
     */
    public ModelConfig {
        deployments = List.copyOf(deployments);
        if (deployments.isEmpty()) {
            throw new IllegalArgumentException(
                    "The model " + id + " has no deployment: give it at least one engine");
        }
    }

    /** What that deployment of it costs at that moment. */
    public Price price(String deployment, Instant moment) {
        return deployments.stream()
                .filter(each -> each.id().equals(deployment))
                .findFirst()
                .flatMap(DeploymentConfig::prices)
                .orElse(prices)
                .at(moment);
    }
}
