package dev.touchstone.reference;

import java.util.List;

/**
 * A model that the router offers.
 *
 * @param id the name that callers use
 * @param ownedBy the {@code owned_by} of the model list
 * @param prices what its tokens cost
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
}
