package dev.touchstone.reference;

import dev.touchstone.reference.api.ApiServer;
import dev.touchstone.reference.storage.Database;
import java.net.URI;

/** The reference router, running in this process. */
public final class ReferenceRouter implements AutoCloseable {
    private final ReferenceConfig config;
    private final Database database;
    private final ApiServer server;

    private ReferenceRouter(ReferenceConfig config, Database database, ApiServer server) {
        this.config = config;
        this.database = database;
        this.server = server;
    }

    /**
     * Starts listening and returns. The database is connected and migrated in the background, again
     * and again until it is there; until then the router is alive but not ready.
     *
     * @throws RuntimeException when the port is taken
     */
    public static ReferenceRouter start(ReferenceConfig config) {
        Database database = Database.open(config.database());
        try {
            return new ReferenceRouter(config, database, new ApiServer(config, database));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:4000}. */
    public URI url() {
        return URI.create("http://" + config.host() + ":" + server.port());
    }

    /** Ends what is being served and releases port, connections and threads. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            database.close();
        }
    }
}
