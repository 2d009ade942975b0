package dev.touchstone.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A model that the router offers.
 *
 * @param id the name that callers use
 * @param ownedBy the {@code owned_by} of the model list
 * @param prices what its tokens cost, where a deployment has no prices of its own
 * @param deployments the engines that serve it, in the order in which they are to be asked; at
 *     least one
 * @param tokens how it counts them
 */
public record ModelConfig(
        String id,
        String ownedBy,
        PriceList prices,
        List<DeploymentConfig> deployments,
        TokenRules tokens) {
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

    /** One that counts tokens as most do. */
    public ModelConfig(
            String id, String ownedBy, PriceList prices, List<DeploymentConfig> deployments) {
        this(id, ownedBy, prices, deployments, TokenRules.usual());
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

    /** What so many tokens cost at that moment where they cost the most. */
    public BigDecimal mostFor(long promptTokens, long completionTokens, Instant moment) {
        return deployments.stream()
                .map(each -> price(each.id(), moment).cost(promptTokens, completionTokens))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
