package dev.touchstone.engine;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What an engine is started with.
 *
 * @param name the name in its journal, unique among the engines of a stack
 * @param port the port to listen on; 0 takes any free one
 * @param models the served models, at least one; the first answers a request that names none
 * @param bindHost the address to listen on
 * @param behind where a real model answers, the URL of its server without a path; empty for an
 *     engine that answers itself
 */
public record EngineConfig(
        String name, int port, List<String> models, String bindHost, Optional<URI> behind) {

    private static final String LOOPBACK = "127.0.0.1";

    /**
     * @throws IllegalArgumentException when the name is blank, the port out of range or no model
     *     given
     */
    public EngineConfig {
        models = List.copyOf(models);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("engine name: expected a name, got '" + name + "'");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "port of engine '%s': expected 0 to 65535, got %d".formatted(name, port));
        }
        if (models.isEmpty() || models.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "models of engine '%s': expected one or more names, got %s"
                            .formatted(name, models));
        }
    }

    /** An engine that listens on the loopback address. */
    public EngineConfig(String name, int port, List<String> models) {
        this(name, port, models, LOOPBACK);
    }

    /** An engine that answers itself. */
    public EngineConfig(String name, int port, List<String> models, String bindHost) {
        this(name, port, models, bindHost, Optional.empty());
    }

    /**
     * The same before a real model, at the URL of its server: the engine relays what it says, keeps
     * the journal, and follows scripts that only break or delay.
     */
    public EngineConfig before(URI model) {
        return new EngineConfig(name, port, models, bindHost, Optional.of(model));
    }
}
