package dev.touchstone.router;

import java.net.URI;
import java.util.List;
import java.util.Map;

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

    /** A model with its price and the deployments that serve it, in the order of preference. */
    public record Model(String id, Price price, List<Deployment> deployments, boolean loaded) {}

    /**
     * @param id the router's name for it
     * @param engine the scripted engine behind it
     */
    public record Deployment(String id, String engine) {}

    /**
     * @param signingKey for routers that check tokens which we sign
     * @param apiKey for routers that know one key
     * @param signingKeys for routers that check tokens by published keys: these with their private
     *     halves, a JWK set (RFC 7517); empty when there are none
     */
    public record Secrets(String signingKey, String apiKey, String signingKeys) {

        /** Without published keys. */
        public Secrets(String signingKey, String apiKey) {
            this(signingKey, apiKey, "");
        }

        @Override
        public String toString() {
            return "Secrets[masked]";
        }
    }

    /** The model that is meant when none is named. */
    public Model defaultModel() {
        return models.get(0);
    }
}
