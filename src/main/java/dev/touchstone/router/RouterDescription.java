package dev.touchstone.router;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A router as its drivers need to know it.
 *
 * @param kind which driver speaks to it: {@code reference} or {@code openai}
 * @param models in order; the first is the default one
 * @param missing what it does not offer, with the reason for each
 * @param options what else its driver has to know; each driver says which it reads
 * @param secrets what the driver signs or shows; masked when printed
 */
public record RouterDescription(
        String name,
        String kind,
        URI url,
        List<Model> models,
        Map<Capability, String> missing,
        Map<String, String> options,
        Secrets secrets) {

    /** Why no model can be asked by its provider's name where there is none. */
    public static final String NO_PROVIDERS = "no provider is given for any of its models";

    /**
     * A model with the deployments that serve it, in the order of preference.
     *
     * @param provider whose model it is; empty where the router knows no providers
     * @param price what it costs where a deployment has no price of its own
     * @param change the price that it is going to have
     */
    public record Model(
            String id,
            Optional<String> provider,
            Price price,
            List<Deployment> deployments,
            boolean loaded,
            Optional<PriceChange> change) {

        /** One of no provider, whose price stays. */
        public Model(String id, Price price, List<Deployment> deployments, boolean loaded) {
            this(id, Optional.empty(), price, deployments, loaded, Optional.empty());
        }

        /** The name that tells the provider as well (contract: {@code provider:model}). */
        public Optional<String> fullName() {
            return provider.map(name -> name + ":" + id);
        }

        /** Every name by which a caller may mean it. */
        public List<String> names() {
            return Stream.concat(Stream.of(id), fullName().stream()).toList();
        }

        /** What this deployment of it costs. */
        public Price price(String deployment) {
            return deployments.stream()
                    .filter(each -> each.id().equals(deployment))
                    .findFirst()
                    .flatMap(Deployment::price)
                    .orElse(price);
        }
    }

    /** What holds for every request that is accepted at that moment or later. */
    public record PriceChange(Instant from, Price price) {}

    /**
     * @param id the router's name for it
     * @param engine the scripted engine behind it
     * @param price what it costs, where that is not what the model costs
     */
    public record Deployment(String id, String engine, Optional<Price> price) {

        /** One at the model's price. */
        public Deployment(String id, String engine) {
            this(id, engine, Optional.empty());
        }
    }

    /**
     * @param signingKey for routers that check tokens which we sign
     * @param apiKey for routers that know one key
     * @param signingKeys for routers that check tokens by published keys: these with their private
     *     halves, a JWK set (RFC 7517); empty when there are none
     * @param issuerPassword of the people, and of the tests, at a real issuer
     */
    public record Secrets(
            String signingKey, String apiKey, String signingKeys, String issuerPassword) {

        /** Without a real issuer. */
        public Secrets(String signingKey, String apiKey, String signingKeys) {
            this(signingKey, apiKey, signingKeys, "");
        }

        /** Without published keys. */
        public Secrets(String signingKey, String apiKey) {
            this(signingKey, apiKey, "");
        }

        @Override
        public String toString() {
            return "Secrets[masked]";
        }
    }

    /** The same router, reached at another address. */
    public RouterDescription at(URI other) {
        return new RouterDescription(name, kind, other, models, missing, options, secrets);
    }

    /** The same router, with this for that option. */
    public RouterDescription with(String option, String value) {
        Map<String, String> changed = new TreeMap<>(options);
        changed.put(option, value);
        return new RouterDescription(name, kind, url, models, missing, changed, secrets);
    }

    /** The providers whose models there are, each once. */
    public List<String> providers() {
        return models.stream().flatMap(model -> model.provider().stream()).distinct().toList();
    }

    /** Every name of every model. */
    public List<String> modelNames() {
        return models.stream().flatMap(model -> model.names().stream()).toList();
    }

    /** The model of that name. */
    public Model model(String id) {
        return models.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no model " + id));
    }

    /** The model that is meant when none is named. */
    public Model defaultModel() {
        return models.get(0);
    }
}
