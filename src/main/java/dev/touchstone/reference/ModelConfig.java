package dev.touchstone.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A model that the router offers, under two names: its own, and {@code provider:model}.
 *
 * @param id its own name, by which its engines and the ledger know it
 * @param provider who serves it; the {@code owned_by} of the model list; not blank, without a colon
 * @param prices what its tokens cost, where a deployment has no prices of its own
 * @param deployments the engines that serve it, in the order in which they are to be asked; at
 *     least one
 * @param tokens how it counts them
 */
public record ModelConfig(
        String id,
        String provider,
        PriceList prices,
        List<DeploymentConfig> deployments,
        TokenRules tokens) {
    /**
     * @throws IllegalArgumentException when there is no deployment, or the provider's name is none
     */
    public ModelConfig {
        if (provider.isBlank() || provider.contains(":")) {
            throw new IllegalArgumentException(
                    "The provider of %s must have a name without a colon, but has \"%s\""
                            .formatted(id, provider));
        }
        deployments = List.copyOf(deployments);
        if (deployments.isEmpty()) {
            throw new IllegalArgumentException(
                    "The model " + id + " has no deployment: give it at least one engine");
        }
    }

    /** One that counts tokens as most do. */
    public ModelConfig(
            String id, String provider, PriceList prices, List<DeploymentConfig> deployments) {
        this(id, provider, prices, deployments, TokenRules.usual());
    }

    /** The name that tells the provider as well, such as {@code inference:phi-4}. */
    public String fullName() {
        return provider + ":" + id;
    }

    /** Whether callers may mean it by that name. */
    public boolean isCalled(String name) {
        return name.equals(id) || name.equals(fullName());
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
