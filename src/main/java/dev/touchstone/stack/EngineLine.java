package dev.touchstone.stack;

import dev.touchstone.engine.EngineConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a scripted engine listens, in the file that describes a router.
 *
 * @param port this run opens it there; null where it listens already
 * @param url where it listens already; null where this run opens it
 * @param model the server of a real model that it stands before; null where it answers itself
 */
record EngineLine(Integer port, String url, String model) {

    private static final int HIGHEST_PORT = 65_535;

    /** What an engine of this line is started with. */
    EngineConfig started(EngineConfig itself) {
        return Optional.ofNullable(model).map(URI::create).map(itself::before).orElse(itself);
    }

    static boolean isBeforeAModel(EngineLine line) {
        return line != null && line.model() != null;
    }

    /**
     * @param models those that are loaded and deployed on it
     */
    static void check(Path file, String engine, EngineLine line, List<String> models) {
        if (line == null || (line.port() == null) == (line.url() == null)) {
            throw RouterFile.wrong(file, "engines: %s: expected a port or a url".formatted(engine));
        }
        if (line.model() != null) {
            RouterFile.requireAddress(file, "engines: %s: model".formatted(engine), line.model());
        }
        if (line.url() != null) {
            RouterFile.requireAddress(file, "engines: %s: url".formatted(engine), line.url());
            return;
        }
        if (line.port() < 1 || line.port() > HIGHEST_PORT) {
            throw RouterFile.wrong(
                    file,
                    "engines: %s: expected a port from 1 to %d, got %d"
                            .formatted(engine, HIGHEST_PORT, line.port()));
        }
        if (models.isEmpty()) {
            throw RouterFile.wrong(
                    file,
                    "engines: %s: expected a loaded model with a deployment on it, got none"
                            .formatted(engine));
        }
    }
}
