package dev.touchstone.reference;

import java.net.URI;
import java.util.Optional;

/**
 * One engine that serves a model.
 *
 * @param id the name by which answers, ledger and readiness call it
 * @param url the engine's root, such as {@code http://127.0.0.1:8000}; {@code /v1/...} is appended
 * @param prices what its tokens cost, where that is not what the model's cost
 */
public record DeploymentConfig(String id, URI url, Optional<PriceList> prices) {
    /** One at the model's prices. */
    public DeploymentConfig(String id, URI url) {
        this(id, url, Optional.empty());
    }

    /** The address of one of the engine's paths, such as {@code /health}. */
    public URI at(String path) {
        String root = url.toString();
        return URI.create(
                (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }
}
